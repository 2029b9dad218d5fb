from keras import ops


def rfftn(x, s=None, axes=None, norm="backward"):
    """rfft over the last of axes (None: all, or the last len(s)), then fft over the others, lengths by s."""
    if axes is None:
        axes = range(len(x.shape)) if s is None else range(-len(s), 0)
    lengths = [x.shape[axis] for axis in axes] if s is None else list(s)
    power = {"backward": 0.0, "ortho": 0.5, "forward": 1.0}[norm]
    *others, (last, n) = zip(axes, lengths)
    real, imag = (ops.moveaxis(part / n**power, -1, last) for part in ops.rfft(ops.moveaxis(x, last, -1), fft_length=n))
    for axis, n in reversed(others):
        width = [(0, 0)] * (len(x.shape) - 1) + [(0, max(n - real.shape[axis], 0))]
        parts = tuple(ops.pad(ops.moveaxis(part, axis, -1)[..., :n], width) for part in (real, imag))
        real, imag = (ops.moveaxis(part / n**power, -1, axis) for part in ops.fft(parts))
    return ops.view_as_complex(ops.stack([real, imag], axis=-1))
