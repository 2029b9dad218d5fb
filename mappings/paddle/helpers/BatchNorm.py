from paddle import nn


class BatchNorm(nn.BatchNorm):
    """nn.BatchNorm whose running variance is the unbiased one, and whose running statistics are no parameters."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("_mean", "_variance"):
            statistic = self._parameters.pop(name).detach()
            self.register_buffer(name, statistic)

    def forward(self, x):
        old = self._variance.clone()
        y = super().forward(x)
        if self.training:
            count = x.size // x.shape[1]
            new = self._variance
            new.set_value(new + (new - self._momentum * old) / (count - 1))
        return y
