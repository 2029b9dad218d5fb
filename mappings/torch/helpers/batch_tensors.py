import torch
from torch import nn


def batch_tensors(data, model, labels=False):
    """Arrays as tensors for the model, one by one or in lists, tuples and dicts: numbers in the dtype of its parameters, labels and what may
    be looked up in embeddings as int64."""
    if isinstance(data, dict):
        return {name: batch_tensors(one, model, labels) for name, one in data.items()}
    if isinstance(data, (list, tuple)):
        return [batch_tensors(one, model, labels) for one in data]
    like = next(model.parameters(), torch.empty(0))
    data = torch.as_tensor(data)
    is_integer = not data.is_floating_point() and data.dtype != torch.bool
    stays = is_integer and (labels or any(isinstance(one, nn.Embedding) for one in model.modules()))
    return data.to(like.device, torch.int64 if stays else like.dtype)
