import mlx.core as mx
import mlx.optimizers as optim


class Adam(optim.Adam):
    """Adam with corrected bias; weight_decay is part of the gradient, or of the step if it is decoupled."""

    def __init__(self, learning_rate, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.0, amsgrad=False, decoupled=False):
        super().__init__(learning_rate, betas, eps, bias_correction=True)
        self.weight_decay, self.amsgrad, self.decoupled = weight_decay, amsgrad, decoupled

    def init_single(self, parameter, state):
        super().init_single(parameter, state)
        if self.amsgrad:
            state["greatest"] = mx.zeros_like(parameter)

    def apply_single(self, gradient, parameter, state):
        if self.decoupled:
            parameter = parameter * (1 - self.learning_rate.astype(gradient.dtype) * self.weight_decay)
        elif self.weight_decay:
            gradient = gradient + self.weight_decay * parameter
        if not self.amsgrad:
            return super().apply_single(gradient, parameter, state)
        b1, b2 = self.betas
        state["m"] = b1 * state["m"] + (1 - b1) * gradient
        state["v"] = b2 * state["v"] + (1 - b2) * mx.square(gradient)
        state["greatest"] = mx.maximum(state["greatest"], state["v"])
        rate = (self.learning_rate / (1 - b1**self.step)).astype(gradient.dtype)
        root = mx.sqrt(state["greatest"]) * mx.rsqrt(1 - b2**self.step).astype(gradient.dtype)
        return parameter - rate * state["m"] / (root + self.eps)
