import array_api_strict as xp


def reduced_loss(loss: xp.Array, reduction: str):
    """The losses' mean, their sum, or ("none") the losses themselves."""
    if reduction == "none":
        return loss
    return xp.mean(loss) if reduction == "mean" else xp.sum(loss)
