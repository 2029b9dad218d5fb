import itertools
import math

import mlx.core as mx


def windows_reduced(x, window, strides=None, padding="VALID", greatest=True):
    """The greatest element, or the mean, of each window over the axes between the first and the last; zeros that pad count for a mean."""
    strides = strides or (1,) * len(window)
    if padding == "SAME":
        totals = [max((-(-n // s) - 1) * s + k - n, 0) for n, k, s in zip(x.shape[1:-1], window, strides)]
        pads = [(n // 2, n - n // 2) for n in totals]
    else:
        pads = [(0, 0)] * len(window) if padding == "VALID" else [n if isinstance(n, (tuple, list)) else (n, n) for n in padding]
    x = mx.pad(x, [(0, 0), *pads, (0, 0)], constant_values=-math.inf if greatest else 0.0)
    counts = [(n - k) // s + 1 for n, k, s in zip(x.shape[1:-1], window, strides)]
    result = None
    for place in itertools.product(*(range(k) for k in window)):
        spans = (slice(i, i + (n - 1) * s + 1, s) for i, n, s in zip(place, counts, strides))
        part = x[(slice(None), *spans)]
        result = part if result is None else mx.maximum(result, part) if greatest else result + part
    return result if greatest else result / math.prod(window)
