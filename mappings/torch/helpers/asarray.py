import torch


def asarray(obj, dtype=None, device=None):
    """A tensor of nested sequences that may hold tensors."""
    if isinstance(obj, (list, tuple)) and any(isinstance(item, (list, tuple, torch.Tensor)) for item in obj):
        items = [asarray(item, dtype, device) for item in obj]
        common = items[0].dtype
        for item in items[1:]:
            common = torch.promote_types(common, item.dtype)
        return torch.stack([item.to(common) for item in items])
    return torch.as_tensor(obj, dtype=dtype, device=device)
