"""Random numbers: functions that draw take a key, and their callers hand one on."""
import torch
import torch.nn.functional as F


def noise(x, scale=1.0):
    return x + scale * torch.randn(3)


def twice(x, *args, **options):
    a = noise(x)
    for _ in range(2):
        a = a * torch.rand_like(a) + noise(a, scale=0.5)
    return a, torch.randperm(4)


def _helper(): return torch.randint(0, 10, (2, 2))


def in_comprehension(n):
    return [torch.rand(2) for _ in range(n)]


class Layer:
    def __init__(self, n):
        self.weight = torch.empty(n).uniform_(-1, 1)

    def forward(self, x: torch.Tensor):
        return F.dropout(x, 0.5, training=True) * self.weight

    def __call__(self, x):
        return self.forward(x)


def seeded(seed):
    torch.manual_seed(seed)
    if torch.rand(1) > 0.5: return torch.zeros(2).normal_()
    return _helper()


def main():
    layer = Layer(3)
    y = layer(twice(torch.ones(3))[0])
    print(seeded(3), y, map(noise, [y]))


torch.manual_seed(0)
main()
