def checked_rank(x, rank, message=None, at_least=False):
    """Raises ValueError with the message unless x has rank axes, or with at_least as many or more."""
    if x.ndim < rank or (x.ndim > rank and not at_least):
        raise ValueError(message or f"the rank is {x.ndim}, not {rank}")
