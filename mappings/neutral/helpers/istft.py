import math

import array_api_strict as xp


def istft(spectrum: xp.Array, n: int, step: int, window: xp.Array, centred: bool = True, normalized: bool = False, length: int | None = None):
    """The real signal whose stft with n terms (one-sided, centred or not) is spectrum, by least squares, cut or padded with zeros to length."""
    before = (n - window.shape[0]) // 2
    around = xp.pad(window, [(before, n - window.shape[0] - before)])
    pieces = xp.fft.irfft(xp.matrix_transpose(spectrum), n=n) * around
    if normalized:
        pieces = pieces * math.sqrt(n)
    squares = xp.broadcast_to(around * around, (pieces.shape[-2], n))
    signal, weight = xp.signal.overlap_and_add(pieces, step), xp.signal.overlap_and_add(squares, step)
    start = n // 2 if centred else 0
    end = start + length if length is not None else signal.shape[-1] - start
    kept = signal[..., start:end] / weight[start:end]
    missing = 0 if length is None else max(length - kept.shape[-1], 0)
    return xp.pad(kept, [(0, 0)] * (kept.ndim - 1) + [(0, missing)]) if missing else kept
