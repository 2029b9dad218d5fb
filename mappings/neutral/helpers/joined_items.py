import array_api_strict as xp


def joined_items(key, as_columns):
    """The arrays, numbers and slices in brackets, joined along their last axis, in one dtype; vectors perhaps as columns."""
    arrays = []
    for item in key if isinstance(key, tuple) else (key,):
        array: xp.Array = slice_numbers([item])[0] if isinstance(item, slice) else xp.asarray(item)
        if array.ndim < 2:
            array = xp.reshape(array, (-1, 1) if as_columns else (-1,))
        arrays.append(array)
    dtype = xp.result_type(*arrays)
    return xp.concat([xp.astype(array, dtype) for array in arrays], axis=-1 if as_columns else 0)
