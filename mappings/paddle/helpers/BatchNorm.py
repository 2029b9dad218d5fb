from paddle import nn


class BatchNorm(nn.BatchNorm):
    """nn.BatchNorm whose running variance is the unbiased one, whose running statistics are no parameters, and that need not scale and shift."""

    def __init__(self, num_channels, affine=True, **kwargs):
        super().__init__(num_channels, **kwargs)
        for name in ("_mean", "_variance"):
            statistic = self._parameters.pop(name).detach()
            self.register_buffer(name, statistic)
        for name in () if affine else ("weight", "bias"):
            plain = self._parameters.pop(name).detach()
            self.register_buffer(name, plain, persistable=False)

    def forward(self, x):
        old = self._variance.clone()
        y = super().forward(x)
        if self.training:
            count = x.size // x.shape[1]
            new = self._variance
            new.set_value(new + (new - self._momentum * old) / (count - 1))
        return y
