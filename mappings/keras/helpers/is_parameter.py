def is_parameter(variable):
    """Whether a variable is one that is trained, or was before it was frozen."""
    return variable.trainable or getattr(variable, "is_frozen", False)
