import tensorflow as tf


def vmap(fun, in_axes=0, out_axes=0):
    """Maps fun over an axis of its arguments and stacks what it gives."""

    def moved(array, source, destination):
        array = tf.convert_to_tensor(array)
        rank = len(array.shape)
        order = [axis for axis in range(rank) if axis != source % rank]
        order.insert(destination % rank, source % rank)
        return tf.transpose(array, order)

    def mapped(*args):
        axes = in_axes if isinstance(in_axes, (tuple, list)) else (in_axes,) * len(args)
        rows = [tf.nest.map_structure(lambda leaf: moved(leaf, axis, 0), arg) for arg, axis in zip(args, axes) if axis is not None]

        def call(given):
            given = iter(given)
            return fun(*(arg if axis is None else next(given) for arg, axis in zip(args, axes)))

        result = tf.vectorized_map(call, tuple(rows))
        return result if out_axes == 0 else tf.nest.map_structure(lambda leaf: moved(leaf, 0, out_axes), result)

    return mapped
