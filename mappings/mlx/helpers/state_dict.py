import mlx.core as mx
from mlx.utils import tree_flatten


def state_dict(module):
    """The arrays of a module, or of an optimizer, by their names."""
    own = getattr(module, "state_dict", None)
    if own is not None:
        return own()
    if not isinstance(module, dict):
        return {name: mx.array(array) for name, array in tree_flatten(module.state)}
    return {name: mx.array(owner[key]) for name, owner, key in array_places(module)}
