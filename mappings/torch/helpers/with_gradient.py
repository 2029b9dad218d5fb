import torch


def with_gradient(fun, pull, args):
    """fun(*args), of which the gradients are what pull(args, cotangents) gives: one for each of args, or None."""
    leaves, structure = torch.utils._pytree.tree_flatten(args)
    is_array = [isinstance(leaf, torch.Tensor) for leaf in leaves]
    kept = {}

    def arguments(arrays):
        remaining = iter(arrays)
        given = [next(remaining) if found else leaf for found, leaf in zip(is_array, leaves)]
        return torch.utils._pytree.tree_unflatten(given, structure)

    class Function(torch.autograd.Function):
        generate_vmap_rule = True

        @staticmethod
        def forward(*arrays):
            results, kept["structure"] = torch.utils._pytree.tree_flatten(fun(*arguments(arrays)))
            return tuple(result.view_as(result) for result in results)

        @staticmethod
        def setup_context(ctx, inputs, output):
            ctx.save_for_backward(*inputs)

        @staticmethod
        def backward(ctx, *cotangents):
            given = arguments(ctx.saved_tensors)
            found = []
            for arg, gradient in zip(given, pull(given, torch.utils._pytree.tree_unflatten(list(cotangents), kept["structure"]))):
                own = torch.utils._pytree.tree_leaves(arg)
                found += [None] * len(own) if gradient is None else torch.utils._pytree.tree_leaves(gradient)
            pairs = zip(found, leaves, is_array)
            return tuple(gradient if leaf.is_floating_point() or leaf.is_complex() else None for gradient, leaf, of_array in pairs if of_array)

    results = Function.apply(*(leaf for leaf, found in zip(leaves, is_array) if found))
    return torch.utils._pytree.tree_unflatten(list(results), kept["structure"])
