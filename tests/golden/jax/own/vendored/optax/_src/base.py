from typing import Any, Union

import jax
from jax.typing import ArrayLike, DTypeLike

Params = Union[ArrayLike, dict[str, Any]]


def as_float(x: ArrayLike, dtype: DTypeLike | None = None) -> jax.Array:
    return jax.numpy.asarray(x, dtype=dtype)
