from keras import ops


def irfftn(x, s=None, axes=None, norm="backward"):
    """ifft over all of axes (None: all, or the last len(s)) but the last, then irfft over the last, lengths by s."""
    if axes is None:
        axes = range(len(x.shape)) if s is None else range(-len(s), 0)
    is_complex = "complex" in ops.dtype(x)
    real = ops.real(x) if is_complex else x
    imag = -ops.imag(x) if is_complex else ops.zeros_like(x)
    lengths = [x.shape[axis] for axis in axes] if s is None else list(s)
    if s is None:
        lengths[-1] = 2 * (lengths[-1] - 1)
    power = {"backward": 1.0, "ortho": 0.5, "forward": 0.0}[norm]
    *others, (last, length) = zip(axes, lengths)
    for axis, n in others:
        width = [(0, 0)] * (len(x.shape) - 1) + [(0, max(n - real.shape[axis], 0))]
        parts = tuple(ops.pad(ops.moveaxis(part, axis, -1)[..., :n], width) for part in (real, imag))
        real, imag = (ops.moveaxis(part / n**power, -1, axis) for part in ops.fft(parts))
    result = ops.irfft((ops.moveaxis(real, last, -1), ops.moveaxis(-imag, last, -1)), fft_length=length)
    return ops.moveaxis(result * length ** (1.0 - power), -1, last)
