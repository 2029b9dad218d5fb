"""Results as plain values that can cross to the process that compares: tuples that start with a kind."""
import sys
import types

import numpy as np

FRAMEWORK_MODULES = {"numpy": "numpy", "torch": "torch", "jax": "jax", "jaxlib": "jax", "tensorflow": "tensorflow",
                     "paddle": "paddle", "array_api_strict": "array_api", "keras": "keras", "mlx": "mlx", "dask": "dask"}

# Keras has the arrays of its backend: which framework counts as theirs in this process, and strings for dtypes.
ALIASES = {}
DTYPE_STRINGS = set()


def framework_of(value):
    return FRAMEWORK_MODULES.get(type(value).__module__.split(".")[0], "")


def _array(framework, dtype, data):
    data = np.asarray(data)
    if data.dtype.kind not in "biufc" or dtype in ("bfloat16", "float16"):
        try:
            data = data.astype(np.float32)  # NumPy has no such floats itself
        except (TypeError, ValueError):
            return ("opaque", dtype)
    return ("array", ALIASES.get(framework, framework), dtype, data)


def _torch(value):
    import torch
    if isinstance(value, torch.Tensor):
        dtype = str(value.dtype).removeprefix("torch.")
        plain = value.detach().cpu().resolve_conj().resolve_neg()
        if value.layout != torch.strided:
            plain = plain.to_dense()
        return _array("torch", dtype, (plain.float() if dtype in ("bfloat16", "float16") else plain).numpy().copy())
    if isinstance(value, torch.dtype):
        return ("dtype", str(value).removeprefix("torch."))
    if isinstance(value, torch.device):
        return ("device",)
    if isinstance(value, (torch.finfo, torch.iinfo)):
        return limits(value)
    return None


def _jax(value):
    import jax
    if isinstance(value, jax.Array):
        if jax.dtypes.issubdtype(value.dtype, jax.dtypes.prng_key):
            return ("opaque", "key")
        return _array("jax", str(value.dtype), np.array(value))
    if isinstance(value, jax.Device):
        return ("device",)
    return None


def _tensorflow(value):
    import tensorflow as tf
    if isinstance(value, tf.RaggedTensor):
        return encode(value.to_list())
    if isinstance(value, tf.sparse.SparseTensor):
        value = tf.sparse.to_dense(value)
    if isinstance(value, tf.IndexedSlices):
        value = tf.convert_to_tensor(value)
    if isinstance(value, (tf.Tensor, tf.Variable)):
        if value.dtype == tf.string:
            return encode(value.numpy().tolist())
        return _array("tensorflow", value.dtype.name.removesuffix("_ref"), value.numpy())
    if isinstance(value, tf.DType):
        return ("dtype", value.name)
    if isinstance(value, tf.TensorShape):
        return ("sequence", [encode(item) for item in value.as_list()]) if value.rank is not None else ("opaque", "shape")
    return None


def _paddle(value):
    import paddle
    if isinstance(value, paddle.Tensor):
        dtype = str(value.dtype).removeprefix("paddle.")
        plain = value.detach()
        return _array("paddle", dtype, (plain.astype("float32") if dtype in ("bfloat16", "float16") else plain).numpy().copy())
    if isinstance(value, paddle.dtype):
        return ("dtype", str(value).removeprefix("paddle."))
    if isinstance(value, (paddle.base.core.Place, paddle.CPUPlace)):
        return ("device",)
    return None


def _mlx(value):
    import mlx.core as mx
    if isinstance(value, mx.array):
        dtype = str(value.dtype).removeprefix("mlx.core.")
        return _array("mlx", dtype, np.array(value.astype(mx.float32) if dtype in ("bfloat16", "float16") else value))
    if isinstance(value, mx.Dtype):
        return ("dtype", str(value).removeprefix("mlx.core."))
    if isinstance(value, (mx.Device, mx.DeviceType)):
        return ("device",)
    if isinstance(value, (mx.finfo, mx.iinfo)):
        return limits(value)
    return None


def _array_api(value):
    import array_api_strict as xp
    if isinstance(value, type(xp.asarray(0))):
        return _array("array_api", str(value.dtype).split(".")[-1], np.array(value._array))
    if isinstance(value, type(xp.float32)):
        return ("dtype", str(value).split(".")[-1])
    if isinstance(value, xp.Device):
        return ("device",)
    return None


def _keras(value):
    import keras
    if isinstance(value, str) and value in DTYPE_STRINGS:
        return ("dtype", value)
    return encode(value.value) if isinstance(value, keras.Variable) else None


def _dask(value):
    import dask.array as da
    return _array("dask", str(value.dtype), value.compute()) if isinstance(value, da.Array) else None


OWN = {"torch": _torch, "jax": _jax, "tensorflow": _tensorflow, "paddle": _paddle, "array_api": _array_api, "keras": _keras, "mlx": _mlx, "dask": _dask}


def limits(value):
    names = ("bits", "eps", "max", "min", "smallest_normal", "tiny")
    found = {name: getattr(value, name) for name in names if hasattr(value, name)}
    found["smallest_normal"] = found.pop("tiny", found.get("smallest_normal"))
    return ("limits", {name: float(item) for name, item in found.items() if item is not None})


def _numpy(value):
    if isinstance(value, (np.ndarray, np.generic)) and not isinstance(value, np.void):
        data = np.asarray(value)
        if data.dtype.kind in "biufc" or data.dtype.name == "bfloat16":
            encoded = _array("numpy", data.dtype.name, data.copy())
            return (*encoded, "scalar") if isinstance(value, np.generic) and encoded[0] == "array" else encoded
        return encode(data.tolist())
    if isinstance(value, np.dtype):
        return ("dtype", value.name)
    if isinstance(value, type) and issubclass(value, np.generic):
        return ("dtype", np.dtype(value).name)
    if isinstance(value, (np.finfo, np.iinfo)):
        return limits(value)
    return None


def encode(value):
    for name, own in OWN.items():
        if ("array_api_strict" if name == "array_api" else name) in sys.modules:
            found = own(value)
            if found is not None:
                return found
    return _numpy(value) or _python(value)


def _python(value):
    for kind in (bool, int, float, complex):
        if isinstance(value, kind):
            return ("number", kind(value))  # enumerations and the like are numbers too
    if value is None or isinstance(value, (str, bytes)):
        return ("plain", value)
    if isinstance(value, dict):
        return ("dict", {str(key): encode(item) for key, item in value.items()})
    if isinstance(value, (list, tuple)):
        return ("sequence", [encode(item) for item in value])
    if isinstance(value, (set, frozenset)):
        return ("sequence", [encode(item) for item in sorted(value, key=repr)])
    if isinstance(value, (types.GeneratorType, zip, map, filter, enumerate, range)) or type(value).__name__.endswith("_iterator"):
        return ("sequence", [encode(item) for item in value])
    if type(value).__name__ in ("finfo", "iinfo", "finfo_object", "iinfo_object"):
        return limits(value)
    if hasattr(value, "dtype") and isinstance(value, type) or type(value).__name__ == "_ScalarMeta":
        return ("dtype", np.dtype(value.dtype).name)  # jnp.float32 is such a class
    if type(value).__name__ == "Device":
        return ("device",)
    if isinstance(value, slice) or value is Ellipsis:
        return ("plain", repr(value))
    return ("opaque", type(value).__name__)
