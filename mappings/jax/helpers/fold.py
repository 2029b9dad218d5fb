import jax


def fold(f, xs, initial):
    """The last of carry = f(carry, x) along the first axis of xs."""
    return jax.lax.scan(lambda carry, x: (f(carry, x), None), initial, xs)[0]
