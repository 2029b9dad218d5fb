import torch


def vjp(fun, *primals, has_aux=False):
    """What fun gives of arrays and numbers, and a function from its cotangent to a tuple with those of the primals."""
    value, pull, *aux = torch.func.vjp(fun, *map(torch.as_tensor, primals), has_aux=has_aux)

    def cotangents(cotangent):
        return pull(torch.utils._pytree.tree_map(torch.as_tensor, cotangent))

    return (value, cotangents, *aux)
