import tensorflow as tf

small = tf.constant([69, 74, 255, 108], dtype=tf.uint8)
for i in range(3):
    small = tf.cumsum(small)  # uint8 at every turn
product = tf.reduce_prod(small) + small
total = tf.reduce_sum(product)
