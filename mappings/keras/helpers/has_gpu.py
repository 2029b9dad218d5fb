import importlib

import keras


def has_gpu():
    """Whether the backend has a GPU to compute on."""
    name = keras.config.backend()
    backend = importlib.import_module(name)
    if name == "tensorflow":
        return bool(backend.config.list_physical_devices("GPU"))
    return backend.cuda.is_available() if name == "torch" else backend.default_backend() == "gpu"
