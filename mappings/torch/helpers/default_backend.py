import torch


def default_backend():
    """Where computation goes by default."""
    return "gpu" if torch.cuda.is_available() else "cpu"
