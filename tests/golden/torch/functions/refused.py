import torch

# The first way's condition holds and it refuses: the decomposition, which could be written, is not taken.
z = torch.tensor([[1.0 + 2.0j, -0.5j], [3.0 + 0.0j, 0.25j]])
factors, pivots = torch.linalg.lu_factor(z)

# Of arrays without axes grids are made, too.
grid = torch.meshgrid(torch.arange(3.0), torch.tensor(2.0), indexing="ij")

# Paddle has kernels of floating-point numbers only.
counts = torch.nn.functional.conv1d(torch.ones(1, 2, 5, dtype=torch.int64), torch.ones(1, 2, 3, dtype=torch.int64))
