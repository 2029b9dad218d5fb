import paddle


def truncated_normal(x, mean=0.0, std=1.0, low=-2.0, high=2.0):
    """Normal numbers of x's shape, of which those outside [low, high] are drawn again."""
    below, above = (paddle.erf(paddle.to_tensor((limit - mean) / std / 2**0.5)) for limit in (low, high))
    return mean + std * 2**0.5 * paddle.erfinv(below + (above - below) * paddle.rand(x.shape))
