import copy

import keras


def copied_module(value, memo=None):
    """A deep copy of a module: layers of the same classes, with variables of their own that hold the same numbers."""
    memo = {} if memo is None else memo
    if id(value) in memo:
        return memo[id(value)]
    if isinstance(value, keras.Variable):
        arrays, dtype = keras.ops.convert_to_numpy(value), value.dtype
        memo[id(value)] = keras.Variable(arrays, dtype=dtype, trainable=is_parameter(value), name=value.name)
        return memo[id(value)]
    if isinstance(value, keras.random.SeedGenerator):
        return keras.random.SeedGenerator()
    if isinstance(value, dict):
        return {key: copied_module(item, memo) for key, item in value.items()}
    if type(value) is tuple or isinstance(value, list):
        return (tuple if type(value) is tuple else list)(copied_module(item, memo) for item in value)
    if not isinstance(value, keras.layers.Layer):
        return copy.deepcopy(value)
    new = memo[id(value)] = type(value).__new__(type(value))
    kinds = (keras.Sequential, keras.Model, keras.layers.Layer)
    next(kind for kind in kinds if isinstance(value, kind)).__init__(new)
    for name, one in own_attributes(value).items():
        if isinstance(value, keras.Sequential):
            new.add(copied_module(one, memo))
        else:
            setattr(new, name, copied_module(one, memo))
        if isinstance(one, keras.Variable) and is_parameter(one):
            set_trained(memo[id(one)], one.trainable)
    if not isinstance(value, keras.Sequential):
        new.built, new.input_spec = value.built, value.input_spec
    return new
