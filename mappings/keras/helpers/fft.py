from keras import ops


def fft(x, n=None, axis=-1, norm="backward", inverse=False):
    """Fourier transform along axis, cut or padded with zeros to length n; with inverse the inverse one."""
    is_complex = "complex" in ops.dtype(x)
    parts = [ops.moveaxis(ops.real(x) if is_complex else x, axis, -1)]
    parts.append(ops.moveaxis(ops.imag(x), axis, -1) * (-1.0 if inverse else 1.0) if is_complex else ops.zeros_like(parts[0]))
    n = parts[0].shape[-1] if n is None else n
    missing = max(n - parts[0].shape[-1], 0)
    width = [(0, 0)] * (len(x.shape) - 1) + [(0, missing)]
    real, imag = ops.fft(tuple(ops.pad(part[..., :n], width) for part in parts))
    power = {"forward": 0.0, "ortho": 0.5, "backward": 1.0}[norm]
    scale = 1 / n ** (power if inverse else 1.0 - power)
    result = ops.view_as_complex(ops.stack([real * scale, imag * (-scale if inverse else scale)], axis=-1))
    return ops.moveaxis(result, -1, axis)
