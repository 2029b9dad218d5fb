import tensorflow as tf

x = tf.constant([1.0, 2.0])
scaled = x * [2.0, 3.0]
above = (0.5, 2.5) < x
