import numpy as np


def logsumexp(x, axis=None, keepdims=False):
    """log(sum(exp(x))) over the given axes, without overflow."""
    greatest = np.max(np.real(x), axis=axis, keepdims=True, initial=-np.inf)
    shift = np.where(np.isfinite(greatest), greatest, 0)
    with np.errstate(divide="ignore"):
        result = np.log(np.sum(np.exp(x - shift), axis=axis, keepdims=True)) + shift
    return result if keepdims else np.squeeze(result, axis=axis)
