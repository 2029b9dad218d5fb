import array_api_strict as xp


def trim_zeros(x: xp.Array, trim: str = "fb"):
    """The vector x without the zeros at its front ("f") and back ("b")."""
    kept = [i for i in range(x.shape[0]) if bool(x[i] != 0)]
    start = (kept[0] if kept else x.shape[0]) if "f" in trim.lower() else 0
    stop = (kept[-1] + 1 if kept else start) if "b" in trim.lower() else x.shape[0]
    return x[start:stop]
