import numpy as np


def state_dict(module):
    """The arrays of a module by the names that PyTorch has for them, or those of an optimizer, by their places and names."""
    own = getattr(module, "state_dict", None)
    if own is not None:
        return own()
    return {name: np.array(variable) for name, variable in named_variables(module).items()}
