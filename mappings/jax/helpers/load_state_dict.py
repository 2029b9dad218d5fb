from flax import nnx


def load_state_dict(module, arrays, strict=True):
    """Gives a module, or an optimizer, the arrays that state_dict had of one like it."""
    if hasattr(module, "load_state_dict"):
        return module.load_state_dict(arrays)
    if isinstance(module, nnx.Optimizer):
        state = nnx.state(module)
        variables = {".".join(map(str, path)): one for path, one in nnx.to_flat_state(state)}
    else:
        variables = array_names(module)
    if strict and set(arrays) != set(variables):
        raise KeyError(f"these names differ: {sorted(set(arrays) ^ set(variables))}")
    for name, one in variables.items():
        if name in arrays:
            one[...] = arrays[name]
    if isinstance(module, nnx.Optimizer):
        nnx.update(module, state)
