import tensorflow as tf


def vmap(fun, in_axes=0, out_axes=0):
    """Maps fun over an axis of its arguments and stacks what it gives."""

    def moved(array, source, destination):
        array = tf.convert_to_tensor(array)
        rank = len(array.shape)
        order = [axis for axis in range(rank) if axis != source % rank]
        order.insert(destination % rank, source % rank)
        return tf.transpose(array, order)

    def axis_of_each(arg, axes):
        """The axis of each array that lies in arg; axes may be one for all of them."""
        if isinstance(arg, dict):
            return [axis for key in sorted(arg) for axis in axis_of_each(arg[key], axes[key] if isinstance(axes, dict) else axes)]
        if isinstance(arg, (tuple, list)):
            return [axis for k, part in enumerate(arg) for axis in axis_of_each(part, axes[k] if isinstance(axes, (tuple, list)) else axes)]
        return [axes]

    def mapped(*args):
        leaves = tf.nest.flatten(args)
        axes = axis_of_each(args, in_axes if isinstance(in_axes, (tuple, list)) else (in_axes,) * len(args))
        rows = [moved(leaf, axis, 0) for leaf, axis in zip(leaves, axes) if axis is not None]

        def call(given):
            given = iter(given)
            items = [leaf if axis is None else next(given) for leaf, axis in zip(leaves, axes)]
            return fun(*tf.nest.pack_sequence_as(args, items))

        result = tf.vectorized_map(call, tuple(rows))
        if out_axes == 0:
            return result
        placed = zip(tf.nest.flatten(result), axis_of_each(result, out_axes))
        return tf.nest.pack_sequence_as(result, [leaf[0] if axis is None else moved(leaf, 0, axis) for leaf, axis in placed])

    return mapped
