"""Methods that went, on what nobody knows; imports that stay, since somebody else takes their names from here."""
import io

import numpy as np
from numpy import Inf, trapz, ComplexWarning, zeros
from numpy.dual import inv
from numpy.testing import run_module_suite

__all__ = ["trapz", "ComplexWarning"]


def read(points, record, kind, given, swapped):
    margin = 0.1 * points.ptp(axis=0)
    stream = io.BytesIO(record.tostring())
    record.itemset(3)
    raw = np.empty(3, dtype=kind.newbyteorder("B"))
    other = given.newbyteorder()
    return margin, stream, raw, other, swapped.dtype.newbyteorder(), inv(points) < Inf, zeros(3)
