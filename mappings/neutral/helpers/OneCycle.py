import math


class OneCycle:
    """Takes the learning rates of an optimizer's groups up to highest and down again, and the momentum the other way, with each call of step."""

    def __init__(self, groups, highest, steps, start=0.3, shape="cos", momentum=True, base_momentum=0.85, highest_momentum=0.95,
                 divisor=25.0, final_divisor=1e4, third=False):
        self.groups, self.shape, self.momentum = groups, shape, momentum
        highest = list(highest) if isinstance(highest, (list, tuple)) else [highest] * len(groups)
        self.momenta = (highest_momentum, base_momentum)
        self.levels = [(lr / divisor, lr, lr / divisor / final_divisor) for lr in highest]
        top = float(start * steps) - 1
        self.phases = [(top, 0, 1), (2 * top if third else steps - 1, 1, 0 if third else 2)]
        if third:
            self.phases = [(top, 0, 1), (2 * top, 1, 0), (steps - 1, 0, 2)]
        self.total_steps = steps
        self.last_epoch = -1
        self.step()

    def between(self, a, b, share):
        return b + (a - b) / 2 * (1 + math.cos(math.pi * share)) if self.shape == "cos" else a + (b - a) * share

    def step(self):
        self.last_epoch += 1
        n, begin = self.last_epoch, 0.0
        if n > self.total_steps:
            raise ValueError(f"step {n} of {self.total_steps}")
        end, a, b = self.phases[0]
        for end, a, b in self.phases:
            if n <= end:
                break
            begin = end if end != self.phases[-1][0] else begin
        share = (n - begin) / (end - begin)
        for group, levels in zip(self.groups, self.levels):
            group["lr"] = self.between(levels[a], levels[b], share)
            if self.momentum:
                group["momentum"] = self.between(self.momenta[a == 1], self.momenta[b == 1], share)

    def get_last_lr(self):
        return [group["lr"] for group in self.groups]
