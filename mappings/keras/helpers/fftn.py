from keras import ops


def fftn(x, s=None, axes=None, norm="backward", inverse=False):
    """Fourier transform over axes (None: all, or the last len(s)), each cut or padded with zeros to its length in s."""
    if axes is None:
        axes = range(len(x.shape)) if s is None else range(-len(s), 0)
    is_complex = "complex" in ops.dtype(x)
    real = ops.real(x) if is_complex else x
    imag = ops.imag(x) * (-1.0 if inverse else 1.0) if is_complex else ops.zeros_like(x)
    power = {"forward": 0.0, "ortho": 0.5, "backward": 1.0}[norm]
    for position, axis in enumerate(axes):
        n = real.shape[axis] if s is None else s[position]
        width = [(0, 0)] * (len(x.shape) - 1) + [(0, max(n - real.shape[axis], 0))]
        parts = tuple(ops.pad(ops.moveaxis(part, axis, -1)[..., :n], width) for part in (real, imag))
        scale = 1 / n ** (power if inverse else 1.0 - power)
        real, imag = (ops.moveaxis(part * scale, -1, axis) for part in ops.fft(parts))
    return ops.view_as_complex(ops.stack([real, -imag if inverse else imag], axis=-1))
