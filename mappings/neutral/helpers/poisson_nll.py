import array_api_strict as xp


def poisson_nll(x: xp.Array, target: xp.Array, log_input: bool = True, full: bool = False, epsilon: float = 1e-08):
    """Less the log likelihood of target under Poisson distributions; full adds Stirling's approximation of log(target!)."""
    loss = xp.exp(x) - target * x if log_input else x - target * xp.log(x + epsilon)
    if not full:
        return loss
    large = xp.maximum(target, 1.0)
    stirling = large * xp.log(large) - large + 0.5 * xp.log(6.283185307179586 * large)
    return loss + xp.where(target > 1, stirling, xp.zeros_like(stirling))
