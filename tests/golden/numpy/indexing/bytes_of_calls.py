import numpy as np


def looked_up(table, image):
    return table[image]


image = np.array([[0, 1], [2, 1]]).astype(np.uint8)
print(looked_up(np.arange(4) * 2, image))
