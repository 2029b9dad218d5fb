import array_api_strict as xp


def gaussian_nll(x: xp.Array, target: xp.Array, variance: xp.Array, full: bool = False, epsilon: float = 1e-06):
    """Less the log density of target under normal distributions, variances at least epsilon, of each element or of each row; full adds the constant."""
    if variance.shape != x.shape and variance.shape == x.shape[:-1]:
        variance = xp.expand_dims(variance, axis=-1)
    variance = variance + xp.stop_gradient(xp.maximum(variance, epsilon) - variance)
    loss = 0.5 * (xp.log(variance) + (x - target) ** 2 / variance)
    return loss + 0.9189385332046727 if full else loss
