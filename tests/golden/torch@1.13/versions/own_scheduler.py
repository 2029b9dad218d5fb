import torch
from torch.optim.lr_scheduler import StepLR, _LRScheduler


class Warm(_LRScheduler):
    def __init__(self, optimizer, steps, last_epoch=-1, verbose=False):
        self.steps = steps
        super().__init__(optimizer, last_epoch, verbose)

    def get_lr(self):
        return [base * min(1.0, (self.last_epoch + 1) / self.steps) for base in self.base_lrs]


class Quiet(_LRScheduler):
    def __init__(self, optimizer):
        super().__init__(optimizer, -1, False)

    def get_lr(self):
        return self.base_lrs


optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 0.1)
print(Warm(optimizer, 4).get_last_lr(), Quiet(optimizer).get_last_lr())
print(StepLR(optimizer, 2, 0.5, -1, False).get_last_lr(), StepLR(optimizer, 2, verbose=True).get_last_lr())
model = torch.nn.Linear(2, 2)
model.load_state_dict(torch.load("model.pt"))
everything = torch.load("checkpoint.pt")
