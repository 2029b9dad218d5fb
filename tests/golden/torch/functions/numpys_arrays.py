import numpy as np
import torch

values = np.array([1.0, 2.0])
a = torch.as_tensor(values)
b = torch.as_tensor(values, dtype=torch.float32)
print(torch.as_tensor(a) is a, a + 1, b)
