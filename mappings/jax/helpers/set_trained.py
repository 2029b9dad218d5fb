from flax import nnx


def set_trained(what, trained):
    """Says of a parameter, or of all of a module's, whether it is trained; gives what it was said of."""
    for param in [what] if isinstance(what, nnx.Variable) else [one for _, one in nnx.iter_graph(what)]:
        if isinstance(param, nnx.Param):
            param.set_metadata(requires_grad=bool(trained))
    return what
