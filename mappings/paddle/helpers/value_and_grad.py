import paddle


def value_and_grad(fun, argnums=0, has_aux=False):
    """A function that gives what fun gives and the gradients by the arguments at argnums, structures of tensors among them."""

    def with_grad(*args, **kwargs):
        positions = (argnums,) if isinstance(argnums, int) else tuple(argnums)
        leaves, args = [], list(args)

        def leaf(value):
            value = value if isinstance(value, paddle.Tensor) else paddle.to_tensor(value)
            leaves.append(value.detach().clone() if value.stop_gradient else value.clone())
            leaves[-1].stop_gradient = False
            return leaves[-1]

        for position in positions:
            args[position] = tree_map(leaf, args[position])
        with paddle.enable_grad():
            result = fun(*args, **kwargs)
        value = result[0] if has_aux else result
        nested = any(not one.is_leaf for one in leaves)
        if value.stop_gradient:
            found = [None] * len(leaves)
        else:
            found = paddle.grad(value, leaves, create_graph=nested, allow_unused=True)
        found = iter(paddle.zeros_like(one) if grad is None else grad for grad, one in zip(found, leaves))
        gradients = tuple(tree_map(lambda _: next(found), args[position]) for position in positions)
        return result, gradients[0] if isinstance(argnums, int) else gradients

    return with_grad
