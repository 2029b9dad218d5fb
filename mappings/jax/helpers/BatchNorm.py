from flax import nnx


class BatchNorm(nnx.BatchNorm):
    """nnx.BatchNorm over axis 1; momentum is the new batch's share of the running statistics, whose variance is the unbiased one."""

    def __init__(self, num_features, epsilon=1e-05, momentum=0.1, affine=True, *, rngs):
        super().__init__(num_features, axis=1, momentum=1 - momentum, epsilon=epsilon, use_bias=affine, use_scale=affine,
                         use_fast_variance=False, rngs=rngs)

    def __call__(self, x):
        old = self.var[...]
        y = super().__call__(x)
        if not self.use_running_average:
            count = x.size // x.shape[1]
            new = self.var[...]
            self.var[...] = new + (new - self.momentum * old) / (count - 1)
        return y
