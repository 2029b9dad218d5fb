import torch

level = torch.tensor(2.0)
level.sqrt_()
row = torch.zeros(3)
row.copy_(torch.ones(3))
