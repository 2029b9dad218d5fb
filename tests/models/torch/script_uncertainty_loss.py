"""A model with two heads, whose loss is a weighted sum of several, weighted by learned uncertainties."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class MultiTaskLoss(nn.Module):
    def __init__(self, n_tasks=2):
        super().__init__()
        self.log_vars = nn.Parameter(torch.zeros(n_tasks))

    def forward(self, losses):
        total = 0.0
        for i, loss in enumerate(losses):
            precision = torch.exp(-self.log_vars[i])
            total = total + precision * loss + self.log_vars[i]
        return total


class TwoHeads(nn.Module):
    def __init__(self, d_in=8, d_hidden=16, n_classes=5):
        super().__init__()
        self.shared = nn.Sequential(nn.Linear(d_in, d_hidden), nn.SiLU(), nn.Linear(d_hidden, d_hidden), nn.SiLU())
        self.classify = nn.Linear(d_hidden, n_classes)
        self.regress = nn.Linear(d_hidden, 2)
        self.weighting = MultiTaskLoss(2)

    def forward(self, x):
        h = self.shared(x)
        return self.classify(h), self.regress(h)

    def compute_loss(self, batch):
        x, label, target = batch
        logits, values = self(x)
        ce = F.cross_entropy(logits, label)
        reg = F.mse_loss(values[:, 0], target[:, 0]) + 0.5 * F.huber_loss(values[:, 1], target[:, 1], delta=0.7)
        l1 = sum(p.abs().sum() for p in self.regress.parameters())
        total = self.weighting([ce, reg]) + 1e-4 * l1
        return total, {"ce": ce.item(), "reg": reg.item()}


def fit(model, batches):
    optimizer = torch.optim.RMSprop(model.parameters(), lr=1e-3, alpha=0.95, momentum=0.5)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=5, gamma=0.5)
    history = []
    for batch in batches:
        loss, parts = model.compute_loss(batch)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_value_(model.parameters(), 0.5)
        optimizer.step()
        scheduler.step()
        history.extend([loss.item(), parts["ce"], parts["reg"]])
    return history
