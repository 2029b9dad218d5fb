import tensorflow as tf
def scale(logits, mask):
    logits += mask * -1e9
    return tf.nn.softmax(logits)
def g(x, y):
    x += tf.exp(y)
    return x
def h(a):
    x = a
    x += 1.0
    return tf.reduce_sum(x)
