from flax import nnx


def state_dict(module):
    """The arrays of a module, or of an optimizer, by their names."""
    own = getattr(module, "state_dict", None)
    if own is not None:
        return own()
    if isinstance(module, nnx.Optimizer):
        return {".".join(map(str, path)): one[...] for path, one in nnx.to_flat_state(nnx.state(module))}
    return {name: one[...] for name, one in array_names(module).items()}
