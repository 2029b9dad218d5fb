import math

import array_api_strict as xp


def complex_stft(x: xp.Array, length: int, step: int, window: xp.Array, normalized: bool = False):
    """The Fourier transforms (…, frequency, frame) of the pieces of complex x of the given length, step apart, each times the window in its middle."""
    before = (length - window.shape[0]) // 2
    around = xp.pad(window, [(before, length - window.shape[0] - before)])
    spectrum = xp.fft.fft(xp.sliding_windows(x, -1, length, step) * xp.astype(around, x.dtype))
    if normalized:
        spectrum = spectrum / math.sqrt(length)
    return xp.matrix_transpose(spectrum)
