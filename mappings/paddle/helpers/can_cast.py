import numpy as np


def can_cast(from_, to):
    """Whether promoting the dtype from_ (or a tensor's) with the dtype `to` gives `to`."""
    source, target = (str(getattr(dtype, "dtype", dtype)).split(".")[-1] for dtype in (from_, to))
    return np.promote_types(source, target) == np.dtype(target)
