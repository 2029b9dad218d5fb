import jax


def put_on_each(values, devices):
    """Each of the values on its device."""
    return [jax.device_put(value, device) for value, device in zip(values, devices)]
