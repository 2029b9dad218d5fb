from keras import ops


def fftfreq(n, d=1.0, dtype="float32"):
    """The frequencies of the n terms of a Fourier transform for sample spacing d."""
    return ops.cast(ops.roll(ops.arange(n) - n // 2, -(n // 2)), dtype) / (n * d)
