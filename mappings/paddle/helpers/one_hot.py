import paddle


def one_hot(x, num_classes, axis=-1, dtype=None):
    """A new axis of zeros with a one where its index equals x."""
    hot = x.unsqueeze(-1) == paddle.arange(num_classes, dtype=x.dtype)
    return paddle.moveaxis(hot.astype(dtype or paddle.get_default_dtype()), -1, axis)
