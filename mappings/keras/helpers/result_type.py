import keras


def result_type(*arrays_and_dtypes):
    """The dtype that arrays, dtypes and Python numbers promote to together."""
    return keras.backend.result_type(
        *[type(one) if isinstance(one, (int, float)) else getattr(one, "dtype", one) for one in arrays_and_dtypes]
    )
