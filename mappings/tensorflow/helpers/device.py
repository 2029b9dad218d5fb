def device(name):
    """TensorFlow's name of the device that PyTorch names so: "cpu", "cuda", "cuda:1"."""
    platform, _, number = str(name).partition(":")
    return "/" + {"cuda": "GPU"}.get(platform, platform.upper()) + ":" + (number or "0")
