import mlx.core as mx
import mlx.nn as nn


def array_places(module, prefix=""):
    """Where a module and all inside it have their arrays: the name that PyTorch has for one, what holds it, and its key there."""
    found = []
    for key, value in module.items() if isinstance(module, dict) else enumerate(module):
        if str(key).startswith("_"):
            continue
        if isinstance(value, mx.array):
            found.append((f"{prefix}{key}", module, key))
        elif isinstance(value, (dict, list)):
            are_layers = isinstance(module, nn.Sequential) and key == "layers"
            found += array_places(value, prefix if are_layers else f"{prefix}{key}.")
    return found
