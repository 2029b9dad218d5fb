import mlx.core as mx


def complex_logsumexp(x, axis=None, keepdims=False):
    """log(sum(exp(x))) of complex numbers, without overflow."""
    shift = mx.max(mx.real(x), axis=axis, keepdims=True)
    shift = mx.where(mx.isfinite(shift), shift, 0.0)
    result = mx.log(mx.sum(mx.exp(x - shift), axis=axis, keepdims=True)) + shift
    return result if keepdims else mx.squeeze(result, axis)
