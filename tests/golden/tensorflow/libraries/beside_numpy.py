# NumPy beside TensorFlow, whose functions take its arrays.
import numpy as np
import tensorflow as tf

x = np.ones((3, 4), dtype=np.float32)
y = tf.reduce_sum(x)
w = tf.ones((4, 2))
z = tf.matmul(x, w)
q = x @ w
t = tf.constant(x)
print(y.numpy(), z.numpy().mean(), q)
