import array_api_strict as xp


def piecewise_of_several(x: xp.Array, conditions, functions):
    """At each position what the function (or the number) of the last true condition gives; conditions may be one for all of x."""
    return xp.piecewise(x, [xp.broadcast_to(condition, x.shape) for condition in conditions], functions)
