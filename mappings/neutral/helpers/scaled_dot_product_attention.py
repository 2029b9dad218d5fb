import array_api_strict as xp


def scaled_dot_product_attention(query: xp.Array, key: xp.Array, value: xp.Array, mask: xp.Array | None = None, is_causal: bool = False,
                                 scale: float | None = None, enable_gqa: bool = False):
    """softmax(query @ key.T * scale) @ value; mask is added to the scores, or (of bools) says which count."""
    if enable_gqa:
        key = xp.repeat(key, query.shape[-3] // key.shape[-3], axis=-3)
        value = xp.repeat(value, query.shape[-3] // value.shape[-3], axis=-3)
    if scale is None:
        scale = query.shape[-1] ** -0.5
    scores = xp.matmul(query, xp.matrix_transpose(key)) * scale
    hidden = xp.full_like(scores, -float("inf"))
    if is_causal:
        scores = xp.where(xp.tril(xp.ones(scores.shape[-2:], dtype=xp.bool)), scores, hidden)
    if mask is None:
        return xp.matmul(xp.nn.softmax(scores, axis=-1), value)
    scores = xp.where(mask, scores, hidden) if mask.dtype == xp.bool else scores + mask
    weights = xp.nn.softmax(scores, axis=-1)
    visible = xp.any(scores != hidden, axis=-1, keepdims=True)
    return xp.matmul(xp.where(visible, weights, xp.zeros_like(weights)), value)
