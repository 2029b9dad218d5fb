def floats_of_any(obj, floats):
    """A tensor of anything, with integers and truth values as floats, too."""
    array = asarray_of_any(obj, floats)
    return array if array.is_floating_point() or array.is_complex() else array.astype(floats)
