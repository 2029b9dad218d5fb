import jax


def gpu_count():
    """How many GPUs there are."""
    return sum(device.platform == "gpu" for device in jax.devices())
