from keras import ops


def rfft(x, n=None, axis=-1, norm="backward"):
    """The first n // 2 + 1 terms of the Fourier transform of real x along axis, cut or padded with zeros to length n."""
    n = x.shape[axis] if n is None else n
    scale = 1 / n ** {"backward": 0.0, "ortho": 0.5, "forward": 1.0}[norm]
    real, imag = ops.rfft(ops.moveaxis(x, axis, -1), fft_length=n)
    return ops.moveaxis(ops.view_as_complex(ops.stack([real * scale, imag * scale], axis=-1)), -1, axis)
