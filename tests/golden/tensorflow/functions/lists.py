"""Lists beside shapes, under operators and as receivers."""
import tensorflow as tf

values = tf.ones((2, 3))
k = 2
more = [4, 5]
shapes = values.shape[:-1] + [k], [1] + values.shape, values.shape + more
sizes = (values.shape[:1] + values.shape).as_list()
fixed = tf.zeros(tf.TensorShape([2, 3]))
matrix = [[30, 20, 10], [20, 10, 30]]
order = tf.argsort(matrix)
ordered = tf.gather(matrix, order, batch_dims=-1)
picked = tf.gather_nd(indices=[[0, 0], [1, 1]], params=[[1, 2], [3, 4]])
bessel = tf.math.special.bessel_i0e([-1.0, 0.5])
letters = tf.gather_nd([["a", "b"]], [[0, 1]])
