"""Calls in place: what they change takes a new array, and so does whatever shares its memory."""
import torch
import torch.nn.functional as F


def chains(n):
    x = torch.zeros(n, 3)
    x.add_(1).mul_(2)  # a chain
    x[0].fill_(7)
    x.view(-1)[3] = 2
    x.T[1] = 5
    x.clamp_(0, 3)
    x.unsqueeze_(0)
    return x


def aliases():
    y = torch.ones(3, 4)
    row = y[0]
    row += 1
    z = y
    z.mul_(3)
    y[1, 2] = 9
    return row.sum() + y.sum() + z.mean()


def values(n: int):
    a = torch.ones(n)
    b = a.add_(1)
    c = torch.zeros(4).fill_(3)
    torch.add(a, 1, out=b)
    h = F.relu(a, inplace=True)
    if n > 3: a.sub_(1); c.zero_()
    return a.mul_(2), b, c, h


def parameter(x: torch.Tensor, i):
    x[i] = 0
    return x


def only_the_caller_sees_it(x: torch.Tensor):
    x.fill_(0)


def returned(x: torch.Tensor):
    h = x + 1
    return h.mul_(2)


def not_before_its_statement(x: torch.Tensor):
    w = x.clone()
    while w.sub_(1).sum() > 0:
        pass
    return [w.add_(1) for _ in range(3)]


def kept(steps):
    out = []
    state = torch.zeros(3)
    for t in range(steps):
        fresh = torch.zeros(2)
        fresh[t % 2] = t
        out.append(fresh)
        state[0] += t
        out.append(state.clone())
    for t in range(steps):
        state[1] = t
        out.append(state)
    return out


class Cache:
    def __init__(self, n):
        self.cache = torch.zeros(n, 2)
        self.named = {}

    def put(self, i, v):
        self.cache[i] = v
        self.named['k'] = self.cache
        self.named['k'][0] = 1
        return self.cache
