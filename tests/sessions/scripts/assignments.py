"""Constants, counters and assignments, without anything that is fed."""
import tensorflow as tf

a = tf.constant(2.0)
b = tf.constant([1.0, 3.0])
c = a * b
state = tf.Variable(0, name="counter")
one = tf.constant(1)
new_value = tf.add(state, one)
update = tf.assign(state, new_value)

init_op = tf.initialize_all_variables()

with tf.Session() as sess:
    sess.run(init_op)
    print(sess.run(state))
    for _ in range(3):
        sess.run(update)
        print(sess.run(state))
    print(sess.run(c), sess.run([a, b]))
    value = c.eval()
    print(value.sum())
