import functools

from keras import ops


def vmap(fun, in_axes=0, out_axes=0):
    """fun over the slices along in_axes of its arguments (None: the whole argument), results stacked along out_axes."""

    @functools.wraps(fun)
    def mapped(*arguments):
        axes = in_axes if isinstance(in_axes, (tuple, list)) else (in_axes,) * len(arguments)
        moved = [ops.moveaxis(one, axis, 0) for one, axis in zip(arguments, axes) if axis is not None]

        def call(slices):
            rest = iter(slices)
            return fun(*[one if axis is None else next(rest) for one, axis in zip(arguments, axes)])

        result = ops.vectorized_map(call, tuple(moved))
        return result if out_axes == 0 else ops.moveaxis(result, 0, out_axes)

    return mapped
