def switch(index, branches, *operands):
    """What the function at index gives, the first or last one if there is none."""
    return branches[min(max(int(index), 0), len(branches) - 1)](*operands)
