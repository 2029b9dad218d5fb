from flax import nnx


def parameters_with_gradients(module, grads):
    """The parameters of a module, each with its gradient; None for one that has none."""
    paths = {id(one): path for path, one in nnx.iter_graph(module)}
    found = dict(nnx.to_flat_state(grads))
    return [(one, found[paths[id(one)]][...] if paths[id(one)] in found else None) for one in parameters(module)]
