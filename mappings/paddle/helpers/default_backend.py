import paddle


def default_backend():
    """Where computation goes by default."""
    return "gpu" if paddle.device.cuda.device_count() else "cpu"
