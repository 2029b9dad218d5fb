import array_api_strict as xp


def piecewise(x: xp.Array, conditions, functions):
    """At each position what the function (or the number) of the last true condition gives; of one function more than conditions the last, else 0."""
    x = xp.asarray(x)
    conditions = [conditions] if hasattr(conditions, "shape") and conditions.ndim == x.ndim else list(conditions)
    value = xp.zeros_like(x)
    if len(functions) > len(conditions):
        other = functions[len(conditions)]
        value = xp.astype(xp.asarray(other(x)), x.dtype) if callable(other) else xp.full_like(x, other)
    for condition, function in zip(conditions, functions):
        condition = xp.asarray(condition)
        inside = xp.where(condition, x, xp.stop_gradient(x))
        piece = xp.astype(xp.asarray(function(inside)), x.dtype) if callable(function) else xp.full_like(x, function)
        value = xp.where(condition, piece, value)
    return value
