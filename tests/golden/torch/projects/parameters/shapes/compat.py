import torch.nn.functional as F

EPSILON = 1e-6
