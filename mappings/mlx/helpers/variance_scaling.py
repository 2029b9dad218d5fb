import math

import mlx.core as mx


def variance_scaling(x, scale=1.0, mode="fan_in", distribution="normal", in_axis=1, out_axis=0):
    """Numbers of x's shape whose variance is scale over the size of what comes in, goes out, or their mean."""
    others = math.prod(size for axis, size in enumerate(x.shape) if axis not in (in_axis % x.ndim, out_axis % x.ndim))
    fan_in, fan_out = x.shape[in_axis] * others, x.shape[out_axis] * others
    fan = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[mode]
    deviation = math.sqrt(scale / fan)
    if distribution == "normal":
        return mx.random.normal(x.shape, scale=deviation)
    return mx.random.uniform(-math.sqrt(3) * deviation, math.sqrt(3) * deviation, x.shape)
