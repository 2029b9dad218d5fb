import array_api_strict as xp


def sigmoid_cross_entropy(logits: xp.Array, target: xp.Array, pos_weight: xp.Array | None = None):
    """Binary cross entropy of sigmoid(logits) without overflow; pos_weight weighs what is positive."""
    softplus = xp.nn.softplus(-logits)
    if pos_weight is not None:
        softplus = (1.0 + (pos_weight - 1.0) * target) * softplus
    return (1.0 - target) * logits + softplus
