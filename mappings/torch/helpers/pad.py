import torch


def pad(x, pad_width, mode="constant", constant_values=0):
    """Elements added before and after each axis."""
    if isinstance(pad_width, int):
        pad_width = ((pad_width, pad_width),) * x.ndim
    elif isinstance(pad_width[0], int):
        before, after = (pad_width * 2)[:2]
        pad_width = ((before, after),) * x.ndim
    elif len(pad_width) == 1:
        pad_width = tuple(pad_width) * x.ndim
    if mode == "constant":
        flat = [count for pair in reversed(pad_width) for count in pair]
        return torch.nn.functional.pad(x, flat, value=constant_values)
    for axis, (before, after) in enumerate(pad_width):
        length = x.shape[axis]
        index = torch.arange(-before, length + after, device=x.device)
        if mode == "edge":
            index = index.clamp(0, length - 1)
        elif mode == "wrap":
            index = index % length
        elif mode == "symmetric":
            index = index % (2 * length)
            index = torch.minimum(index, 2 * length - 1 - index)
        elif mode == "reflect":
            period = max(2 * length - 2, 1)
            index = index % period
            index = torch.minimum(index, period - index) if length > 1 else index * 0
        else:
            raise ValueError(f"pad mode {mode!r} is not supported")
        x = x.index_select(axis, index)
    return x
