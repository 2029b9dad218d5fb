import array_api_strict as xp


def select(conditions: list[xp.Array], choices: list[xp.Array], default=0):
    """Of each position the element of the first of choices whose condition is true, default where none is."""
    value = xp.full_like(choices[0], default)
    for condition, choice in zip(conditions[::-1], choices[::-1]):
        value = xp.where(condition, choice, value)
    return value
