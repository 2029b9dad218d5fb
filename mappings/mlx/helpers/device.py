import mlx.core as mx


def device(name):
    """The device that PyTorch names so: "cpu", "cuda", "cuda:1"."""
    platform, _, number = str(name).partition(":")
    return mx.Device(mx.cpu if platform == "cpu" else mx.gpu, int(number or 0))
