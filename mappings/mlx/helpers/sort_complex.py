import mlx.core as mx


def sort_complex(x):
    """The vector x as complex numbers, sorted by their real and then their imaginary parts."""
    x = x.astype(mx.complex64)
    return mx.take(x, lexsort([mx.imag(x), mx.real(x)]), axis=0)
