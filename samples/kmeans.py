"""Lloyd's algorithm with NumPy."""

import numpy as np


def assign(points, centres):
    distances = np.sum((points[:, np.newaxis, :] - centres[np.newaxis, :, :]) ** 2, axis=-1)
    return np.argmin(distances, axis=1)


def move(points, labels, count):
    members = labels[np.newaxis, :] == np.arange(count)[:, np.newaxis]  # one row a cluster
    sizes = np.maximum(np.sum(members, axis=1, keepdims=True), 1)
    return np.matmul(members.astype(points.dtype), points) / sizes


def kmeans(points, count, rounds=20):
    centres = points[:count]
    for _ in range(rounds):
        centres = move(points, assign(points, centres), count)
    return centres, assign(points, centres)


if __name__ == "__main__":
    angles = np.linspace(0.0, 2.0 * np.pi, num=30)
    ring = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    points = np.concatenate([ring[:10], ring[10:20] + 5.0, ring[20:] - 5.0])
    centres, labels = kmeans(points, count=3)
    print(centres)
    print(labels)
