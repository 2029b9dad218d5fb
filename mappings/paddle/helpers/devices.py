import paddle


def devices(platform=None):
    """All GPUs, or the CPU where there are none or it is asked for."""
    count = paddle.device.cuda.device_count()
    if platform == "cpu" or (platform is None and not count):
        return ["cpu"]
    return [f"gpu:{index}" for index in range(count)]
