import tensorflow as tf


def topk(x, k, axis=-1, largest=True, sorted=True):
    """The k greatest (largest=False: least) elements along axis and their indices."""
    rank = x.shape.rank
    axis = axis % rank
    order = [a for a in range(rank) if a != axis] + [axis]
    back = [order.index(a) for a in range(rank)]
    x = tf.transpose(x, order)
    indices = tf.argsort(x, direction="DESCENDING" if largest else "ASCENDING", stable=True)[..., :k]
    values = tf.gather(x, indices, batch_dims=rank - 1)
    return tf.transpose(values, back), tf.transpose(indices, back)
