"""Arrays keep their dtype beside those without axes, in torch alone."""
import torch

small = torch.tensor([148, 243, 100], dtype=torch.uint8)
rest = torch.sum(small) - small
scaled = small * torch.tensor(1000)
wide = small + torch.tensor([1000, 1, 2])
