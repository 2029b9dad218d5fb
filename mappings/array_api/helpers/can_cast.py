import numpy as np


def can_cast(from_, to):
    """Whether values of a dtype (or an array's) convert to another without loss, by NumPy's rules."""
    names = [str(getattr(one, "dtype", one)).rpartition(".")[2] for one in (from_, to)]
    return np.can_cast(*names)
