import mlx.core as mx
import mlx.optimizers as optim


class Adamax(optim.Adamax):
    """Adamax whose mean's bias is corrected, epsilon is added to the gradient's size, and weight decay is part of the gradient."""

    def __init__(self, learning_rate, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.0):
        super().__init__(learning_rate, betas, eps)
        self.weight_decay = weight_decay

    def apply_single(self, gradient, parameter, state):
        gradient = gradient + self.weight_decay * parameter
        b1, b2 = self.betas
        state["m"] = b1 * state["m"] + (1 - b1) * gradient
        state["v"] = mx.maximum(b2 * state["v"], mx.abs(gradient) + self.eps)
        rate = (self.learning_rate / (1 - b1**self.step)).astype(gradient.dtype)
        return parameter - rate * state["m"] / state["v"]
