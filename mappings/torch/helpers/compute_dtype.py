import torch


def compute_dtype(dtype):
    """Layers compute in the dtype of their input and weights, so another one can't be asked for."""
    if dtype not in (None, torch.float32):
        raise ValueError(f"layers compute in the dtype of their input: use torch.autocast for {dtype}")
