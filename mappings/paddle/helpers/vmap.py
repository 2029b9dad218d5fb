import paddle


def vmap(fun, in_axes=0, out_axes=0):
    """Calls fun once for each item along an axis of its arguments and stacks what it gives."""

    def mapped(*args):
        axes = in_axes if isinstance(in_axes, (tuple, list)) else (in_axes,) * len(args)
        size = next(arg.shape[axis] for arg, axis in zip(args, axes) if axis is not None)

        def call(i):
            return fun(*(arg if axis is None else paddle.moveaxis(arg, axis, 0)[i, ...] for arg, axis in zip(args, axes)))

        return stacked([call(i) for i in range(size)])

    def stacked(results):
        if isinstance(results[0], (tuple, list)):
            return type(results[0])(stacked(list(items)) for items in zip(*results))
        if isinstance(results[0], dict):
            return {key: stacked([result[key] for result in results]) for key in results[0]}
        return paddle.stack([asarray(result) for result in results], axis=out_axes)

    return mapped
