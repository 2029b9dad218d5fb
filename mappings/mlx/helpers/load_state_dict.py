import mlx.core as mx
from mlx.utils import tree_unflatten


def load_state_dict(module, arrays, strict=True):
    """Gives a module, or an optimizer, the arrays that state_dict had of one like it."""
    if hasattr(module, "load_state_dict"):
        return module.load_state_dict(arrays)
    if not isinstance(module, dict):
        module.state = tree_unflatten(list(arrays.items()))
        return None
    places = {name: (owner, key) for name, owner, key in array_places(module)}
    if strict and set(arrays) != set(places):
        raise KeyError(f"these names differ: {sorted(set(arrays) ^ set(places))}")
    for name, (owner, key) in places.items():
        if name in arrays:
            owner[key] = mx.array(arrays[name])
    return None
