"""Keras on the backend that KERAS_BACKEND names: gradients and compilation are the backend's."""
import importlib

import keras

from .. import encode

BACKEND = keras.backend.backend()
backend_side = importlib.import_module(f".{BACKEND}_side", __package__)
encode.ALIASES[BACKEND] = "keras"
encode.DTYPE_STRINGS.update(("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
                             "float16", "bfloat16", "float32", "float64", "complex64", "complex128"))
gradient = backend_side.gradient
compiled = backend_side.compiled


def reset(seed):
    backend_side.reset(seed)
    keras.utils.set_random_seed(seed)
    keras.config.set_floatx("float32")
