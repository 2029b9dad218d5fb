import jax


def device(name):
    """The device that PyTorch names so: "cpu", "cuda", "cuda:1"."""
    platform, _, number = str(name).partition(":")
    return jax.devices({"cuda": "gpu"}.get(platform, platform))[int(number or 0)]
