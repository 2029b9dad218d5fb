import numpy as np
import tensorflow as tf


def check_gradients(fun, inputs, eps=1e-6, atol=1e-5, rtol=1e-3):
    """True if the gradients of fun with respect to its floats agree with finite differences; raises otherwise."""
    inputs = inputs if isinstance(inputs, (tuple, list)) else (inputs,)
    floats = [tf.is_tensor(x) and x.dtype.is_floating for x in inputs]

    def of_floats(*given):
        remaining = iter(given)
        return fun(*(next(remaining) if is_float else x for x, is_float in zip(inputs, floats)))

    given = [x for x, is_float in zip(inputs, floats) if is_float]
    for computed, estimated in zip(*tf.test.compute_gradient(of_floats, given, delta=eps)):
        np.testing.assert_allclose(computed, estimated, atol=atol, rtol=rtol)
    return True
