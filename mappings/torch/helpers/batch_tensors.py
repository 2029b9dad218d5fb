import torch


def batch_tensors(data, model):
    """Arrays as tensors for the model, one by one or in lists, tuples and dicts: floats in the dtype of its parameters, integers as int64."""
    if isinstance(data, dict):
        return {name: batch_tensors(one, model) for name, one in data.items()}
    if isinstance(data, (list, tuple)):
        return [batch_tensors(one, model) for one in data]
    like = next(model.parameters(), torch.empty(0))
    data = torch.as_tensor(data)
    is_integer = not data.is_floating_point() and data.dtype != torch.bool
    return data.to(like.device, torch.int64 if is_integer else like.dtype)
