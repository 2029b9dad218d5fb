import array_api_strict as xp


def constant_initializer(value):
    """A function that makes an array of a shape and dtype filled with value, or of its elements if it has as many."""
    def initialize(shape, dtype=xp.float32):
        values = xp.asarray(value, dtype=dtype)
        return xp.broadcast_to(values, tuple(shape)) if values.ndim == 0 else xp.reshape(values, tuple(shape))
    return initialize
