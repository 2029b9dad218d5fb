import tensorflow as tf

a = tf.constant(1)
b = tf.constant(1)
same = a == b
other = a != 1
nothing = a == None
identical = a is b
elements = tf.equal(a, b)
