"""What models are called with: numbers that are the same in every framework."""
import numpy as np


def make(spec, number):
    kind, *sizes = spec
    random = np.random.default_rng(1000 + number)
    if kind == "int":
        limit, *shape = sizes
        return random.integers(0, limit, shape)
    return random.normal(size=sizes).astype(np.float32)


def make_batches(train):
    """The batches of a training loop, of arrays each; the same in every framework."""
    return [tuple(make(spec, 100 * (batch + 1) + i) for i, spec in enumerate(train["batches"])) for batch in range(train.get("count", 20))]


def weights_of_outputs(outputs):
    """The scalar whose gradients are compared is the sum of the outputs times these."""
    random = np.random.default_rng(7)
    return [random.normal(size=np.shape(output)).astype(np.float32) for output in outputs]


def flat(value):
    """The arrays of a result, in order."""
    if isinstance(value, dict):
        return [array for key in sorted(value) for array in flat(value[key])]
    if isinstance(value, (tuple, list)):
        return [array for item in value for array in flat(item)]
    return [] if value is None else [value]


def arguments(model, arrays):
    """What a model is called with: arrays, or one list of them."""
    return [list(arrays)] if getattr(model, "takes_list", False) else list(arrays)
