import mlx.core as mx
import numpy as np

from ..encode import encode
from .gradients import nearby, only_result

compiled = None


def reset(seed):
    np.random.seed(seed)
    np.seterr(all="ignore")
    mx.random.seed(seed)
    mx.set_default_device(mx.cpu)


def gradient(function, names):
    wanted = [position for position, name in enumerate(function.names) if name in names]
    moved = [mx.array(nearby(np.array(function.values[position]), position)) for position in wanted]

    def total(*chosen):
        arguments = list(function.values)
        for position, value in zip(wanted, chosen):
            arguments[position] = value
        result = only_result(function.call(*arguments), lambda item: isinstance(item, mx.array) and mx.issubdtype(item.dtype, mx.floating))
        return mx.sum(result)

    found = mx.grad(total, argnums=tuple(range(len(wanted))))(*moved)
    return [encode(item) for item in (found if isinstance(found, (tuple, list)) else [found])]
