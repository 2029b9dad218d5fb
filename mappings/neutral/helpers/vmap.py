import array_api_strict as xp


def vmap(fun, in_axes=0, out_axes=0):
    """Calls fun once for each item along an axis of its arguments and stacks what it gives."""

    def lengths(arg, axes):
        """How long the axes are along which arg is mapped; axes may be one for all that lies in arg."""
        if axes is None:
            return []
        if isinstance(arg, dict):
            return [n for key in arg for n in lengths(arg[key], axes[key] if isinstance(axes, dict) else axes)]
        if isinstance(arg, (tuple, list)):
            return [n for k, part in enumerate(arg) for n in lengths(part, axes[k] if isinstance(axes, (tuple, list)) else axes)]
        return [arg.shape[axes]]

    def item(arg, axes, i):
        if axes is None:
            return arg
        if isinstance(arg, dict):
            return {key: item(part, axes[key] if isinstance(axes, dict) else axes, i) for key, part in arg.items()}
        if isinstance(arg, (tuple, list)):
            return type(arg)(item(part, axes[k] if isinstance(axes, (tuple, list)) else axes, i) for k, part in enumerate(arg))
        return xp.moveaxis(arg, axes, 0)[i, ...]

    def mapped(*args):
        axes = in_axes if isinstance(in_axes, (tuple, list)) else (in_axes,) * len(args)
        size = lengths(args, axes)[0]
        return stacked([fun(*item(args, axes, i)) for i in range(size)], out_axes)

    def stacked(results, axes):
        if axes is None:
            return results[0]
        if isinstance(results[0], (tuple, list)):
            parts = [stacked(list(items), axes[k] if isinstance(axes, (tuple, list)) else axes) for k, items in enumerate(zip(*results))]
            return type(results[0])(parts)
        if isinstance(results[0], dict):
            return {key: stacked([result[key] for result in results], axes) for key in results[0]}
        return xp.stack([xp.asarray(result) for result in results], axis=axes)

    return mapped
