"""Errors of arrays that are caught."""
import numpy as np


def stack(rows):
    try:
        return np.stack(rows)
    except ValueError:
        return None


def solve(a: np.ndarray, b: np.ndarray):
    try:
        return np.linalg.solve(a, b)
    except np.linalg.LinAlgError:
        return np.linalg.pinv(a) @ b


def pick(x: np.ndarray, i):
    try:
        return x[i]
    except (IndexError, KeyError):
        return -1


def number(text):
    try:
        return int(text)
    except ValueError:
        return None
