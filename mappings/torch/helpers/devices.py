import torch


def devices(platform=None):
    """All GPUs, or the CPU where there are none or it is asked for."""
    if platform == "cpu" or (platform is None and not torch.cuda.is_available()):
        return [torch.device("cpu")]
    return [torch.device("cuda", i) for i in range(torch.cuda.device_count())]
