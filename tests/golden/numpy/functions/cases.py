import numpy as np
import pytest

ANGLES = [0.5, 1.5]


def length(v):
    return np.linalg.norm(v)


@pytest.mark.parametrize("axis, scale", [([1, 0, 0], 2), pytest.param([0, 3, 4], 1, id="long"), ([0.5, 0.5, 0], 1)])
def test_length(axis, scale):
    assert length(axis) * scale >= 0.5
    assert np.linalg.norm(axis) > 0


@pytest.mark.parametrize("angle", ANGLES)
def test_sine(angle):
    assert np.sin(angle) < 1


@pytest.mark.parametrize(["degrees"], [(0,), (90,)])
def test_radians(degrees):
    turned = length(np.radians([degrees, 0]))
    assert isinstance(turned, float)
    assert all(isinstance(one, float) for one in map(length, [[1.0], [2.0]]))
