import argparse
import torch
import torch.nn as nn


def noise(X, args, device="cpu"):
    a = torch.tensor(1.0, dtype=X.dtype, device=X.device)
    b = torch.zeros(3, device=args.device)
    c = torch.ones(3).to(args.device)
    d = torch.zeros(3, device=device)
    e = d.to(device)
    return a, b, c, d, e


class M(nn.Module):
    def __init__(self, device):
        super().__init__()
        self.device = device
        self.w = torch.zeros(2, 2, device=self.device)

    def forward(self, x):
        return x.to(self.device) + torch.zeros(2, device=x.device)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--device", default="cuda")
    args = parser.parse_args()
    device = args.device if torch.cuda.is_available() else "cpu"
    x = torch.randn(2, 2, device=device)
    x = x.to(device)
    m = M(device).to(device)
    return m(x)


def f(x, y, device):
    x = x.contiguous()
    y = y.to(device)
    if y is not None:
        x, y = x.to(device), y.to(device)
    return torch.add(x, y)


for i in range(3):
    a = torch.ones(3)
    a = a.cuda()
    b = a.to("cuda")
    b = b.cpu()
    b = b.pin_memory()
    b = b.cuda(non_blocking=True)
    if True:
        b = b.to("cuda", non_blocking=True)
