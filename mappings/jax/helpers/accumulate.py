import jax


def accumulate(f, xs, initial, reverse=False):
    """All results of carry = f(carry, x) along the first axis of xs, stacked."""

    def step(carry, x):
        carry = f(carry, x)
        return carry, carry

    return jax.lax.scan(step, initial, xs, reverse=reverse)[1]
