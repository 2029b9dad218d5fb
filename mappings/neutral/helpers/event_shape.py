def event_shape(distribution):
    """The shape of what one of the distributions gives."""
    if not hasattr(distribution, "mean"):
        return ()
    return tuple(distribution.mean.shape[len(batch_shape(distribution)):])
