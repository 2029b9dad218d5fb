import mlx.optimizers as optim


class AdaDelta(optim.AdaDelta):
    """AdaDelta whose weight decay is part of the gradient."""

    def __init__(self, learning_rate, rho=0.9, eps=1e-06, weight_decay=0.0):
        super().__init__(learning_rate, rho, eps)
        self.weight_decay = weight_decay

    def apply_single(self, gradient, parameter, state):
        return super().apply_single(gradient + self.weight_decay * parameter, parameter, state)
