from keras import ops


def irfft(x, n=None, axis=-1, norm="backward"):
    """The real signal of length n of the non-negative frequency terms x along axis: the inverse of rfft."""
    is_complex = "complex" in ops.dtype(x)
    real = ops.moveaxis(ops.real(x) if is_complex else x, axis, -1)
    imag = ops.moveaxis(ops.imag(x), axis, -1) if is_complex else ops.zeros_like(real)
    n = 2 * (real.shape[-1] - 1) if n is None else n
    result = ops.irfft((real, imag), fft_length=n) * n ** {"backward": 0.0, "ortho": 0.5, "forward": 1.0}[norm]
    return ops.moveaxis(result, -1, axis)
