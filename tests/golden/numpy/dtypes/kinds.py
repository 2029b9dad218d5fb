# What a file shows of dtypes that no single call tells: floats of some width, integers here and floats there.
import numpy as np


class Filter:
    def __init__(self, step, start):
        self.F = np.array([[1, step], [0, 1]])
        self.H = np.array([[1, 0]])
        self.x = np.array([[start], [0.0]])

    def update(self, z):
        self.x = self.F @ self.x
        self.x += self.H.T @ (z - self.H @ self.x)
        return (self.H @ self.x).item()


def padded(img):
    return np.pad(img, 1)


def filtered(img, kernel):
    windows = padded(img.astype(float))
    return windows[:3, :3] * kernel, np.ones((3, 3)) @ kernel


def scaled(img, factor):
    return padded(img.mean(axis=0)) * factor


def point(x, y):
    return np.array([x, y])


def backward(grads, before):
    return np.exp(grads) * (before > 0)


def quadratic(A):
    v = np.ones(3)
    return v @ A @ v


def run(step=0.1):
    tracker = Filter(step, 1.0)
    image = np.arange(9).reshape(3, 3)
    edges, blurred = filtered(image, np.eye(3).astype(int)), filtered(image, np.ones((3, 3)) / 9)
    return np.sqrt(tracker.update(1.5)), edges, blurred, scaled(image, np.arange(5)), point(0.1, 2)
