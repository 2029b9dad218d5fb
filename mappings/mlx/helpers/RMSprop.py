import mlx.core as mx
import mlx.optimizers as optim


class RMSprop(optim.RMSprop):
    """RMSprop with momentum, whose weight decay is part of the gradient; epsilon is added to the root, or under it."""

    def __init__(self, learning_rate, alpha=0.99, eps=1e-08, momentum=0.0, centered=False, weight_decay=0.0, inside=False):
        super().__init__(learning_rate, alpha, eps)
        self.momentum, self.centered, self.weight_decay, self.inside = momentum, centered, weight_decay, inside

    def init_single(self, parameter, state):
        state["v"], state["mean"], state["step"] = (mx.zeros_like(parameter) for _ in range(3))

    def apply_single(self, gradient, parameter, state):
        gradient = gradient + self.weight_decay * parameter
        state["v"] = self.alpha * state["v"] + (1 - self.alpha) * mx.square(gradient)
        scale = state["v"]
        if self.centered:
            state["mean"] = self.alpha * state["mean"] + (1 - self.alpha) * gradient
            scale = scale - mx.square(state["mean"])
        root = mx.sqrt(scale + self.eps) if self.inside else mx.sqrt(scale) + self.eps
        state["step"] = self.momentum * state["step"] + gradient / root
        return parameter - self.learning_rate.astype(gradient.dtype) * state["step"]
