"""How the frameworks are imported and how their arrays are written down: what a case needs to be a program."""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Framework:
    name: str
    alias: str            # the name its constructors are called on
    constructor: str      # makes an array of nested lists
    uint8: str            # the dtype argument for uint8
    nan: str
    inf: str
    shape_as_tuple: bool  # zeros((0, 3)) rather than zeros(0, 3)
    differentiates: bool
    compiles: bool


FRAMEWORKS = {
    framework.name: framework
    for framework in (
        Framework("numpy", "np", "np.array", "np.uint8", "np.nan", "np.inf", True, False, False),
        Framework("torch", "torch", "torch.tensor", "torch.uint8", "torch.nan", "torch.inf", False, True, True),
        Framework("jax", "jnp", "jnp.array", "jnp.uint8", "jnp.nan", "jnp.inf", True, True, True),
        Framework("tensorflow", "tf", "tf.constant", "tf.uint8", 'float("nan")', 'float("inf")', True, True, True),
        Framework("paddle", "paddle", "paddle.to_tensor", "paddle.uint8", "paddle.nan", "paddle.inf", True, True, False),
        Framework("keras", "ops", "ops.array", '"uint8"', 'float("nan")', 'float("inf")', True, True, True),
        Framework("mlx", "mx", "mx.array", "mx.uint8", "mx.nan", "mx.inf", True, True, False),
        Framework("array_api", "xp", "xp.asarray", "xp.uint8", "xp.nan", "xp.inf", True, False, False),
    )
}

# With those that code is converted to only, and that run where they are named: Dask's tables are NumPy's under its own names.
TARGETS = {**FRAMEWORKS, "dask": Framework("dask", "da", "da.asarray", "da.uint8", "da.nan", "da.inf", True, False, False)}

# The usual imports, by the name that they bind.
IMPORTS = {
    "np": "import numpy as np",
    "numpy": "import numpy",
    "torch": "import torch",
    "F": "import torch.nn.functional as F",
    "nn": "import torch.nn as nn",
    "nnx": "from flax import nnx",
    "jax": "import jax",
    "jnp": "import jax.numpy as jnp",
    "lax": "from jax import lax",
    "jsp": "import jax.scipy as jsp",
    "tf": "import tensorflow as tf",
    "tnp": "import tensorflow.experimental.numpy as tnp",
    "tensorflow": "import tensorflow",
    "paddle": "import paddle",
    "keras": "import keras",
    "ops": "from keras import ops",
    "mx": "import mlx.core as mx",
    "mlx": "import mlx.core",
    "xp": "import array_api_strict as xp",
    "array_api_strict": "import array_api_strict",
    "math": "import math",
    "dataclasses": "import dataclasses",
    "operator": "import operator",
    "functools": "import functools",
    "itertools": "import itertools",
    "random": "import random",
}

# Modules that are not loaded with the package: attribute chains that need an import of their own.
SUBMODULES = ("jax.scipy.special", "jax.scipy.linalg", "jax.scipy.stats", "jax.scipy.signal", "jax.scipy.integrate",
              "jax.experimental", "torch.nn.functional")
