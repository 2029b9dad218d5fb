# What of NumPy's is a number of Python's too, or made of such.
import numpy as np
import pytest


def middle(a, b):
    lat, lon = map(np.radians, (a, b))
    return np.sin(lat) * lon


def safe(v: np.ndarray):
    lengths = np.linalg.norm(v, axis=-1)
    return v / np.maximum(lengths, np.finfo(float).tiny), np.iinfo(np.int32).max // 2


def length(v=(1, 2)):
    return np.linalg.norm(v)


def focal(camera):
    return np.mean((camera[0, 0], camera[1, 1]))


def is_number(v: np.ndarray):
    total = np.sum(v)
    return isinstance(total, float), isinstance(v, (float, complex, np.ndarray)), isinstance(total, int), isinstance(np.zeros(3), float)


def crosses(a: np.ndarray, b: np.ndarray):
    return np.cross(a, b), np.cross(a, b, axis=0), np.cross(np.ones(3), np.eye(3)), np.cross(np.ones(3), np.ones(3))


assert length([1, 2]) > 2
assert all(isinstance(n, float) for n in (middle(1.0, 2.0), length([3, 4])))


def test_sums(self, x=np.ones(3)):
    self.assertAlmostEqual(np.sum(x), 3.0)
    assert pytest.approx(np.linalg.norm(x), rel=1e-3) == 1.732
    assert (1.0, 3.0) == pytest.approx((np.max(x), np.sum(x)))


def repeated(labels: np.ndarray):
    return [0] * np.max(labels), (1, 2) * np.sum(labels > 1), [1.0, 2.0] * labels
