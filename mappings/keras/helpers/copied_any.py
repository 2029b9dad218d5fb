from keras import ops


def copied_any(x):
    """A copy of an array, a list, or whatever else can be copied."""
    return ops.copy(x) if ops.is_tensor(x) else x.copy()
