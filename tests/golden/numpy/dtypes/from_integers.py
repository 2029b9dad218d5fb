import numpy as np

image = np.array([[200, 100], [50, 255]], dtype=np.uint8)
half = image / 2  # jax's floats of narrow integers are float32
level = np.median(image)

counts = np.bincount(np.array([0, 1, 1], dtype=np.uint8))
shares = np.ones(2) / counts
sums = np.bincount(np.array([0, 1, 1]), weights=np.array([1, 2, 3]))

labels = np.array([1, 2, 3])
labels[labels == 2] = -1.5  # what is stored into integers is cut off
labels[0] = 2.7


def spectrum(signal: np.ndarray):
    return np.fft.fft(signal), np.where(signal > 0, 1, 0.5), np.diff(signal, prepend=0)
