import math

import mlx.core as mx
import mlx.optimizers as optim


class RAdam(optim.Adam):
    """Adam whose step is rectified while the variance of its scale is not tractable; weight decay is part of the gradient."""

    def __init__(self, learning_rate, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.0):
        super().__init__(learning_rate, betas, eps, bias_correction=True)
        self.weight_decay = weight_decay

    def apply_single(self, gradient, parameter, state):
        gradient = gradient + self.weight_decay * parameter
        b1, b2 = self.betas
        state["m"] = b1 * state["m"] + (1 - b1) * gradient
        state["v"] = b2 * state["v"] + (1 - b2) * mx.square(gradient)
        step = self.step.item()
        most = 2 / (1 - b2) - 1
        length = most - 2 * step * b2**step / (1 - b2**step)
        scale = 1.0
        if length > 5:
            share = (length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length)
            scale = math.sqrt(share * (1 - b2**step)) / (mx.sqrt(state["v"]) + self.eps)
        rate = self.learning_rate.astype(gradient.dtype) / (1 - b1**step)
        return parameter - rate * state["m"] * scale
