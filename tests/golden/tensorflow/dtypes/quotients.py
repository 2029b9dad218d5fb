import tensorflow as tf

i = tf.constant([1, 2, 3])
half = i / 2  # a double
small = tf.constant([1, 2], dtype=tf.int8) / 2
