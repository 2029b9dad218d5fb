import math

import keras


def variance_scaling(x, scale=1.0, mode="fan_in", distribution="normal", in_axis=1, out_axis=0):
    """Numbers of x's shape whose variance is scale over the size of what comes in, goes out, or their mean."""
    shape = tuple(x.shape)
    others = math.prod(size for axis, size in enumerate(shape) if axis not in (in_axis, out_axis))
    fan_in, fan_out = shape[in_axis] * others, shape[out_axis] * others
    fan = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[mode]
    deviation = math.sqrt(scale / fan)
    if distribution == "normal":
        return keras.random.normal(shape, stddev=deviation)
    return keras.random.uniform(shape, minval=-math.sqrt(3) * deviation, maxval=math.sqrt(3) * deviation)
