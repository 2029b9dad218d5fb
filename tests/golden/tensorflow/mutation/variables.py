"""Variables change in place; what was computed of them before does not, and other names of them do."""
import tensorflow as tf

count = tf.Variable(5)
before = tf.identity(count)
after = count.assign_add(1)
weights = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
first = weights[0]
other = weights
weights.assign_sub(tf.ones([2, 2]))
weights.assign(weights.read_value() * 2.0)
print(before, after, first, other, weights.numpy())


def step(x):
    count.assign_add(x)
    return count


class Counter:
    def __init__(self):
        self.count = tf.Variable(0)

    def __call__(self):
        self.count.assign_add(1)
