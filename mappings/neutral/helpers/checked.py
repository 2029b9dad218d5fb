import array_api_strict as xp


def checked(holds, message):
    """Raises ValueError with the message unless all of holds is true."""
    if not bool(xp.all(xp.asarray(holds))):
        raise ValueError(message or "the condition does not hold")
