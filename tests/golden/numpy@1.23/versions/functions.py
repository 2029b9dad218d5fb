"""Functions promote scalars as operators do, compare as these do, and transform 32 bits in 32 bits."""
import numpy as np

x = np.arange(4, dtype=np.float32)
small = np.arange(4, dtype=np.int8)
single = np.float32(0.1)
results = (
    np.maximum(x, np.float64(0.5)),
    np.where(x > 1, x, np.float64(0)),
    np.where(x > 1, x, 0.0),
    np.power(single, 2.0),
    np.multiply(np.uint8(3), 100),
    np.clip(small, 0, np.int64(3)),
    np.maximum(x, 0.5, dtype=np.float64),
    np.add(x, x),
    np.minimum(1, 2.0),
)
same = single == 0.1, single == 0.5, x == 0.1, x == np.float64(0.1), np.arange(3) == np.arange(4), np.arange(3) == "a"
spectrum = np.fft.fft(x), np.fft.rfft(x.astype(np.float64))
x += np.float64(1)
single += 1.5
x[0] /= 2.0
