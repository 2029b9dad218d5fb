import numpy as np


def map_each(fun, in_axes=0, out_axes=0):
    """Calls fun once for each item of its arguments, arrays along an axis or lists of generators, and stacks what it gives."""

    def mapped(*args):
        axes = in_axes if isinstance(in_axes, (tuple, list)) else (in_axes,) * len(args)
        size = next(len(arg) if isinstance(arg, list) else arg.shape[axis] for arg, axis in zip(args, axes) if axis is not None)

        def item(arg, axis, i):
            if axis is None or isinstance(arg, list):
                return arg if axis is None else arg[i]
            return np.take(arg, i, axis=axis)

        return stacked([fun(*(item(arg, axis, i) for arg, axis in zip(args, axes))) for i in range(size)])

    def stacked(results):
        if isinstance(results[0], (tuple, list)):
            return type(results[0])(stacked(list(items)) for items in zip(*results))
        if isinstance(results[0], dict):
            return {key: stacked([result[key] for result in results]) for key in results[0]}
        return np.stack([np.asarray(result) for result in results], axis=out_axes)

    return mapped
