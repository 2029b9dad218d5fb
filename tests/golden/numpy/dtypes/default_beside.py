# And never where torch's own code would feel it.
import sys

import numpy as np
import torch

model = torch.nn.Linear(3, 4)


def mean(x: np.ndarray):
    return np.mean(x)


print(mean(np.load(sys.argv[1])), model)
