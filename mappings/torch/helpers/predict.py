import torch


@torch.no_grad()
def predict(model, x, batch_size=None, steps=None):
    """The model's outputs for all rows, as an array of NumPy."""
    was_training = model.training
    model.eval()
    outputs = [model(batch_tensors(inputs, model)) for inputs, _ in batches_of(x, None, batch_size, steps=steps)]
    model.train(was_training)
    return torch.utils._pytree.tree_map(lambda *parts: torch.cat(parts).cpu().numpy(), *outputs)
