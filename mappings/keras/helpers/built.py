def built(layer, shape):
    """The layer, with its arrays there before it is called with what has this shape, or more axes."""
    layer.build(sum((tuple(size) if isinstance(size, (tuple, list)) else (size,) for size in shape), ()))
    layer.input_spec = None
    return layer
