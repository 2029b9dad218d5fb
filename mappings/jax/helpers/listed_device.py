import jax


def listed_device(name):
    """The device that PyTorch names so, "cuda", "cuda:1"; None where there is none."""
    platform, _, number = str(name).partition(":")
    try:
        return jax.devices({"cuda": "gpu"}.get(platform, platform))[int(number or 0)]
    except (RuntimeError, IndexError):
        return None
