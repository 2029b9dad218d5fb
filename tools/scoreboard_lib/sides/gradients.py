"""What gradients are taken of, and where, alike for all frameworks."""
import numpy as np


def nearby(values, position):
    """The input moved a little, all elements differently: at kinks and ties there is no one gradient to compare.
    A symmetric matrix stays one: of others, functions for symmetric matrices read one triangle or the mean of both."""
    count = values.size
    offsets = (np.sin(np.arange(1, count + 1) * (position + 1.7)) * 1e-3).reshape(values.shape)
    if is_symmetric(values):
        offsets = (offsets + offsets.T) / 2
    return values + offsets.astype(values.dtype)


def is_symmetric(values):
    return values.ndim == 2 and values.shape[0] > 1 and np.array_equal(values, values.T)


def only_result(results, is_real_floating):
    """The one array that gradients can be asked of, or an error that says why there is none."""
    if len(results) != 1 or not is_real_floating(results[0]):
        raise NotDifferentiable("the result is no real floating array")
    return results[0]


class NotDifferentiable(Exception):
    pass
