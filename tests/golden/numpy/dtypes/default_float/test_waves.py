# Tests set the default, for what they test may hang on it.
import numpy as np

from waves import wave


def test_wave():
    assert wave(np.array([0, 0])).shape == (2,)
