from keras import ops


def hfft(x, n=None, axis=-1, norm="backward"):
    """The real transform of length n of a conjugate symmetric signal along axis, of which x is the first half."""
    is_complex = "complex" in ops.dtype(x)
    real = ops.moveaxis(ops.real(x) if is_complex else x, axis, -1)
    imag = -ops.moveaxis(ops.imag(x), axis, -1) if is_complex else ops.zeros_like(real)
    n = 2 * (real.shape[-1] - 1) if n is None else n
    result = ops.irfft((real, imag), fft_length=n) * n ** {"backward": 1.0, "ortho": 0.5, "forward": 0.0}[norm]
    return ops.moveaxis(result, -1, axis)
