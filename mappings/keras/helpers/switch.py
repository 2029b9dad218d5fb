from keras import ops


def switch(index, branches, *operands):
    """What the branch at index, held within bounds, gives of operands."""
    return ops.switch(ops.clip(ops.convert_to_tensor(index), 0, len(branches) - 1), branches, *operands)
