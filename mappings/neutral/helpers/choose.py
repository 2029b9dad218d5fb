import array_api_strict as xp


def choose(index: xp.Array, choices: list[xp.Array], mode: str = "raise"):
    """Of each position the element of that of choices whose number stands in index there."""
    choices = [xp.asarray(choice) for choice in choices]
    last = len(choices) - 1
    if mode == "clip":
        index = xp.clip(index, 0, last)
    elif mode == "wrap":
        index = index % (last + 1)
    value = xp.where(index == 0, choices[0], choices[last])
    for number in range(1, last):
        value = xp.where(index == number, choices[number], value)
    return value
