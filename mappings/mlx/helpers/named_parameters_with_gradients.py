from mlx.utils import tree_flatten


def named_parameters_with_gradients(module, grads):
    """The parameters of a module, each with its name and gradient; None for one that has none."""
    gradients = dict(tree_flatten(grads))
    places = {id(one): place for place, one in tree_flatten(module.parameters())}
    return [(name, one, gradients.get(places[id(one)])) for name, one in named_parameters(module)]
