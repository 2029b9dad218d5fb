import array_api_strict as xp


class ogrid:
    """ogrid[0:3, 0:1:5j]: the numbers that each slice stands for, along an axis of its own; of one slice the numbers themselves."""

    def __class_getitem__(cls, key):
        if isinstance(key, slice):
            return slice_numbers([key])[0]
        count = len(key)
        return tuple([xp.reshape(vector, (1,) * k + (-1,) + (1,) * (count - k - 1)) for k, vector in enumerate(slice_numbers(key))])
