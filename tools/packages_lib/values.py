"""Arguments as plain data, to be made again of another framework's arrays."""
import dataclasses

import numpy as np
from scoreboard_lib.encode import encode


class NotPlain(Exception):
    pass


@dataclasses.dataclass
class Array:
    dtype: str
    data: np.ndarray


@dataclasses.dataclass
class Dtype:
    name: str


def pack(value):
    if value is None or isinstance(value, (bool, int, float, complex, str, bytes)):
        return value
    if isinstance(value, (list, tuple)) and type(value) in (list, tuple):
        return type(value)(map(pack, value))
    if isinstance(value, dict):
        return {key: pack(item) for key, item in value.items()}
    encoded = encode(value)
    if encoded[0] == "array" and encoded[1] != "numpy":
        return Array(encoded[2], encoded[3])
    if encoded[0] == "dtype":
        return Dtype(encoded[1])
    raise NotPlain(type(value).__name__)


def unpack(value, side):
    if isinstance(value, Array):
        return side.array(value.data, value.dtype)
    if isinstance(value, Dtype):
        return side.dtype(value.name)
    if isinstance(value, (list, tuple)):
        return type(value)(unpack(item, side) for item in value)
    if isinstance(value, dict):
        return {key: unpack(item, side) for key, item in value.items()}
    return value


def shuffled(value, random):
    """The same with the elements of its arrays in another order: labels stay labels, probabilities in their range."""
    if isinstance(value, Array):
        return Array(value.dtype, random.permutation(value.data.ravel()).reshape(value.data.shape))
    if isinstance(value, (list, tuple)):
        return type(value)(shuffled(item, random) for item in value)
    if isinstance(value, dict):
        return {key: shuffled(item, random) for key, item in value.items()}
    return value


def has_arrays(value):
    if isinstance(value, dict):
        value = list(value.values())
    return isinstance(value, Array) or isinstance(value, (list, tuple)) and any(map(has_arrays, value))


class TorchSide:
    def array(self, data, dtype="float32"):
        import torch
        return torch.from_numpy(np.array(data)).to(self.dtype(dtype))

    def dtype(self, name):
        import torch
        return getattr(torch, name)


class JaxSide:
    def array(self, data, dtype="float32"):
        import jax.numpy as jnp
        return jnp.asarray(np.array(data), dtype={"int64": "int32", "float64": "float32"}.get(dtype, dtype))

    def dtype(self, name):
        import jax.numpy as jnp
        return getattr(jnp, name)


class NumpySide:
    def array(self, data, dtype="float32"):
        return np.array(data, dtype=dtype)

    def dtype(self, name):
        return np.dtype(name)


SIDES = {"torch": TorchSide, "jax": JaxSide, "numpy": NumpySide}
