import mlx.core as mx


def map_each(fun, in_axes=0, out_axes=0):
    """A function that calls fun for each item along the given axes, and stacks what it gives."""

    def mapped(*args):
        axes = (in_axes,) * len(args) if in_axes is None or isinstance(in_axes, int) else in_axes
        length = next(arg.shape[axis] for arg, axis in zip(args, axes) if axis is not None)
        columns = [[arg] * length if axis is None else list(mx.moveaxis(arg, axis, 0)) for arg, axis in zip(args, axes)]
        return tree_map(lambda leaf: mx.moveaxis(leaf, 0, out_axes), stack_items([fun(*items) for items in zip(*columns)]))

    return mapped
