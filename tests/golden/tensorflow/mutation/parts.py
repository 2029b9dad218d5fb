import numpy as np
import tensorflow as tf

v = tf.Variable([1.0, 2.0, 3.0])
v[0].assign(5.0)
v[1:].assign([7.0, 8.0])
print(v)

data = np.ones(3, dtype=np.float32)
copied = tf.constant(data)
kept = tf.constant(np.ones(3))
data[0] = 9.0
print(copied, kept)
