import math

import array_api_strict as xp


def stft(x: xp.Array, length: int, step: int, window: xp.Array, onesided: bool = True, normalized: bool = False):
    """The Fourier transforms (…, frequency, frame) of the pieces of real x of the given length, step apart, each times the window in its middle."""
    before = (length - window.shape[0]) // 2
    around = xp.pad(window, [(before, length - window.shape[0] - before)])
    pieces = xp.sliding_windows(x, -1, length, step) * around
    spectrum = xp.fft.rfft(pieces)
    if not onesided:
        below = xp.flip(spectrum[..., 1 : (length + 1) // 2], axis=-1)
        spectrum = xp.concat([spectrum, xp.conj(below)], axis=-1)
    if normalized:
        spectrum = spectrum / math.sqrt(length)
    return xp.matrix_transpose(spectrum)
