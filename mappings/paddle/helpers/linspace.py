import paddle


def linspace(start, stop, num, dtype=None, device=None, endpoint=True):
    """Evenly spaced numbers, without the last one if endpoint is false."""
    if endpoint:
        return paddle.linspace(start, stop, num, dtype=dtype, device=device)
    return paddle.linspace(start, stop, num + 1, dtype=dtype, device=device)[:-1]
