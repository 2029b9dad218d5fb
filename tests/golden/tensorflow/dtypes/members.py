"""Members of dtypes and shapes: those with entries are converted, the others reported."""
import tensorflow as tf
x = tf.zeros((2, 3))
print(x.shape.as_list(), x.shape.rank, x.dtype.is_floating, x.dtype.name)
n, m = x.shape
print(x.shape[0], len(x.shape))
