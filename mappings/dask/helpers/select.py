import dask.array as da


def select(conditions, choices, default=0):
    """Elements of the first choice whose condition holds, else default."""
    result = default
    for condition, choice in zip(reversed(conditions), reversed(choices)):
        result = da.where(condition, choice, result)
    return result
