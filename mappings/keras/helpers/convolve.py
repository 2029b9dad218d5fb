from keras import ops


def convolve(x1, x2, mode="full"):
    """The convolution of two vectors: all of it, as long as the longer one, or where they overlap wholly."""
    full = ops.correlate(x1, ops.flip(x2), mode="full")
    short, length = sorted((x1.shape[0], x2.shape[0]))
    if mode == "full":
        return full
    return full[short - 1 : length] if mode == "valid" else full[(short - 1) // 2 : (short - 1) // 2 + length]
