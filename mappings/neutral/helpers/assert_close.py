import numpy as np


def assert_close(actual, expected, rtol=None, atol=None, equal_nan=False, check_dtype=True):
    """Raises AssertionError unless both agree, by default to the tolerances of their dtypes."""
    actual, expected = np.asarray(actual), np.asarray(expected)
    assert actual.shape == expected.shape, f"shapes {actual.shape} and {expected.shape}"
    assert not check_dtype or actual.dtype == expected.dtype, f"dtypes {actual.dtype} and {expected.dtype}"
    if rtol is None or atol is None:
        usual = {"float16": (1e-3, 1e-5), "bfloat16": (1.6e-2, 1e-5), "float32": (1.3e-6, 1e-5), "float64": (1e-7, 1e-7)}
        usual |= {"complex64": usual["float32"], "complex128": usual["float64"]}
        rtol, atol = (max(both) for both in zip(*(usual.get(array.dtype.name, (0.0, 0.0)) for array in (actual, expected))))
    np.testing.assert_allclose(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan)
