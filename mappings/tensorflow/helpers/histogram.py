import tensorflow as tf


def histogram(x, bins=10, range=None, density=False, weights=None):
    """How many elements (or the sum of their weights) lie between neighbouring edges, and the edges."""
    x = tf.reshape(x, [-1])
    x = x if x.dtype.is_floating else tf.cast(x, tf.float32)
    if isinstance(bins, int):
        low, high = (tf.reduce_min(x), tf.reduce_max(x)) if range is None else range
        low, high = tf.cast(low, x.dtype), tf.cast(high, x.dtype)
        widened = 0.5 * tf.cast(low == high, x.dtype)
        edges = tf.linspace(low - widened, high + widened, bins + 1)
    else:
        edges = tf.cast(bins, x.dtype)
    count = edges.shape[0] - 1
    place = tf.searchsorted(edges, x, side="right") - 1
    place = tf.where(tf.equal(x, edges[-1]), count - 1, place)
    inside = (place >= 0) & (place < count)
    kind = tf.int32 if weights is None else weights.dtype
    weights = tf.ones_like(x, dtype=kind) if weights is None else tf.reshape(weights, [-1])
    result = tf.math.unsorted_segment_sum(
        tf.boolean_mask(weights, inside), tf.boolean_mask(place, inside), count
    )
    if density:
        result = tf.cast(result, x.dtype)
        result = result / (edges[1:] - edges[:-1]) / tf.reduce_sum(result)
    return result, edges if isinstance(bins, int) else tf.convert_to_tensor(bins)
