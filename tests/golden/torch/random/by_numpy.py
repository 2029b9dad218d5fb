"""Random numbers for a target that has none of its own: NumPy's."""
import torch

torch.manual_seed(0)
x = torch.randn(2, 3)
y = torch.rand(4) * torch.randint(0, 5, (4,))
generator = torch.Generator().manual_seed(3)
w = torch.randn(2, generator=generator)
z = torch.linalg.matrix_exp(torch.eye(2))
import math
turn = torch.tensor([[0.0, math.pi], [-math.pi, 0.0]])
