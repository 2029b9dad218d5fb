import mlx.core as mx
import mlx.optimizers as optim


class Adagrad(optim.Adagrad):
    """Adagrad whose sums of squares start from a number, and whose weight decay is part of the gradient."""

    def __init__(self, learning_rate, eps=1e-10, initial=0.0, weight_decay=0.0):
        super().__init__(learning_rate, eps)
        self.initial, self.weight_decay = initial, weight_decay

    def init_single(self, parameter, state):
        state["v"] = mx.full(parameter.shape, self.initial, parameter.dtype)

    def apply_single(self, gradient, parameter, state):
        return super().apply_single(gradient + self.weight_decay * parameter, parameter, state)
