import keras
from keras import ops


def convolve(x1, x2, mode="full"):
    """The convolution of two vectors: all of it, as long as the longer one, or where they overlap wholly."""
    dtype = keras.backend.result_type(x1.dtype, x2.dtype)
    backwards = ops.flip(x2)
    if "complex" in dtype:  # which of the two is conjugated is the backend's own
        def across(a, b):
            return ops.cast(ops.correlate(a, b, mode="full"), dtype)

        parts = [(ops.real(x), ops.imag(x)) for x in (x1, backwards)]
        (a, b), (c, d) = parts
        full = across(a, c) - across(b, d) + (across(a, d) + across(b, c)) * 1j
    else:
        full = ops.cast(ops.correlate(x1, backwards, mode="full"), dtype)  # of integers it makes floats
    short, length = sorted((x1.shape[0], x2.shape[0]))
    if mode == "full":
        return full
    return full[short - 1 : length] if mode == "valid" else full[(short - 1) // 2 : (short - 1) // 2 + length]
