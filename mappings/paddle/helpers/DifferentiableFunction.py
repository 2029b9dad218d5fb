import paddle


class DifferentiableFunction:
    """A function with a gradient of its own: forward(ctx, …) computes it, backward(ctx, …) the gradients of its arguments."""

    saved_tensors = ()
    fixed = ()

    def save_for_backward(self, *arrays):
        self.saved_tensors = arrays

    def mark_non_differentiable(self, *arrays):
        self.fixed = arrays

    def set_materialize_grads(self, value):
        pass

    @classmethod
    def _run(cls, ctx, given):
        if not hasattr(cls, "setup_context"):
            return cls.forward(ctx, *given)
        result = cls.forward(*given)
        cls.setup_context(ctx, tuple(given), result)
        return result

    @staticmethod
    def _fitted(gradient, array):
        if gradient is None:
            return None if array.stop_gradient else paddle.zeros_like(array)
        if gradient.shape == array.shape:
            return gradient
        gradient = gradient.sum(axis=list(range(gradient.ndim - array.ndim))) if gradient.ndim > array.ndim else gradient
        alone = [i for i, length in enumerate(array.shape) if length == 1 and gradient.shape[i] != 1]
        return gradient.sum(axis=alone, keepdim=True) if alone else gradient

    @classmethod
    def apply(cls, *args):
        arrays = [arg for arg in args if isinstance(arg, paddle.Tensor)]
        ctx = DifferentiableFunction()
        ctx.needs_input_grad = tuple(isinstance(arg, paddle.Tensor) and not arg.stop_gradient for arg in args)

        class Layer(paddle.autograd.PyLayer):
            @staticmethod
            def forward(own, *given):
                result = cls._run(ctx, args)
                own.mark_non_differentiable(*ctx.fixed)
                return result

            @staticmethod
            def backward(own, *gradients):
                found = cls.backward(ctx, *gradients)
                found = found if isinstance(found, (tuple, list)) else (found,)
                fitted = tuple(cls._fitted(one, arg) for one, arg in zip(found, args) if isinstance(arg, paddle.Tensor))
                return fitted if len(fitted) > 1 else fitted[0]

        return Layer.apply(*arrays)
