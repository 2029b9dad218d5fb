"""Arguments that are gone, of functions with several forms, of schedulers, loaders and methods of modules."""
import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau, StepLR
from torch.utils.data import DataLoader, Sampler

named = torch.rand(2, 3, names=("N", "C"))
plain = torch.zeros(2, dtype=torch.float32, device="cpu")
model = torch.nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
schedulers = StepLR(optimizer, 1, gamma=0.5), ReduceLROnPlateau(optimizer, "min", verbose=True)
loader = DataLoader(named, batch_size=2, num_workers=0)
optimizer.zero_grad()
model.zero_grad()


class Every(Sampler):
    def __init__(self, source):
        self.source = source


every = Sampler(named)
