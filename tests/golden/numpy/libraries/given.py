# What a library is given counts, too: an array where it takes only those of NumPy, a function with the arrays
# by which it is called.
import cv2
import numpy as np
from PIL import Image
from scipy.optimize import minimize


def loss(w):
    return np.sum((w - 1.0) ** 2)


best = minimize(loss, np.zeros(3))
small = cv2.resize(np.zeros((4, 4)), (2, 2))
pixels = np.asarray(Image.open("a.png"))
total = pixels.sum() + np.mean(pixels)
