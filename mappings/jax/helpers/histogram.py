import jax.numpy as jnp


def histogram(x, bins=10, range=None, density=False, weights=None):
    """How many elements fall between neighbouring edges, as integers, and the edges."""
    bins = bins if isinstance(bins, int) else jnp.asarray(bins)
    counts, edges = jnp.histogram(x, bins=bins, range=range, density=density, weights=weights)
    return counts if density or weights is not None else counts.astype(int), edges if isinstance(bins, int) else bins
