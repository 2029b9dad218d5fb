import array_api_strict as xp


def select(conditions: list[xp.Array], choices: list[xp.Array], default=0):
    """Of each position the element of the first of choices whose condition is true, default where none is."""
    choices = [xp.asarray(choice) for choice in choices]
    common = xp.result_type(*choices)
    value = xp.full_like(choices[0], default, dtype=common)
    for condition, choice in zip(conditions[::-1], choices[::-1]):
        value = xp.where(condition, xp.astype(choice, common), value)
    return value
