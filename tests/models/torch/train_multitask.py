"""Two heads, a learning rate that is set by hand each epoch, and a meter of averages."""
import torch
import torch.nn as nn


class MultiTask(nn.Module):
    def __init__(self, in_dim, hidden, tasks):
        super().__init__()
        self.shared = nn.Sequential(nn.Linear(in_dim, hidden), nn.LayerNorm(hidden), nn.ELU())
        self.heads = nn.ModuleDict({name: nn.Linear(hidden, n) for name, n in tasks.items()})
        self.log_vars = nn.Parameter(torch.zeros(len(tasks)))

    def forward(self, x):
        h = self.shared(x)
        return {name: head(h) for name, head in self.heads.items()}


def adjust_learning_rate(optimizer, epoch, lr):
    """Sets the learning rate to the initial LR decayed by 10 every 2 epochs"""
    lr = lr * (0.1 ** (epoch // 2))
    for param_group in optimizer.param_groups:
        param_group['lr'] = lr


class AverageMeter(object):
    """Computes and stores the average and current value"""
    def __init__(self, name, fmt=':f'):
        self.name = name
        self.fmt = fmt
        self.reset()

    def reset(self):
        self.val = 0
        self.avg = 0
        self.sum = 0
        self.count = 0

    def update(self, val, n=1):
        self.val = val
        self.sum += val * n
        self.count += n
        self.avg = self.sum / self.count


def fit(model, batches):
    ce = nn.CrossEntropyLoss()
    mse = nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), 0.05, momentum=0.9, weight_decay=1e-4)
    history = []
    for epoch in range(4):
        adjust_learning_rate(optimizer, epoch, 0.05)
        losses = AverageMeter('Loss', ':.4e')
        model.train()
        for i, (x, label, value) in enumerate(batches[:5]):
            out = model(x)
            loss_cls = ce(out['cls'], label)
            loss_reg = mse(out['reg'].squeeze(1), value)
            precision = torch.exp(-model.log_vars)
            loss = precision[0] * loss_cls + precision[1] * loss_reg + model.log_vars.sum()
            losses.update(loss.item(), x.size(0))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        history.append(losses.avg)
    return history
