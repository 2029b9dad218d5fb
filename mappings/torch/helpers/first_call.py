import torch


def first_call(model, *args, **kwargs):
    """The model, called once so that its layers know their sizes; what it gathers of that call is forgotten."""
    with torch.no_grad():
        model(*args, **kwargs)
    for module in model.modules():
        if hasattr(module, "reset_running_stats"):
            module.reset_running_stats()
    return model
