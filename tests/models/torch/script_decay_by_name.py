"""Weight decay for weights but not for biases and normalisations, by a function; a freeze of the stem, and two learning rates."""
import torch
import torch.nn as nn
import torch.optim as optim


class Classifier(nn.Module):
    def __init__(self, in_features=10, hidden=24, n_classes=3):
        super().__init__()
        self.stem = nn.Linear(in_features, hidden)
        self.norm = nn.LayerNorm(hidden)
        self.mid = nn.Linear(hidden, hidden)
        self.drop = nn.Dropout(0.0)
        self.head = nn.Linear(hidden, n_classes)

    def forward(self, x):
        x = torch.tanh(self.norm(self.stem(x)))
        x = x + self.drop(torch.relu(self.mid(x)))
        return self.head(x)


def param_groups_weight_decay(model, weight_decay=1e-2, no_weight_decay_list=()):
    decay, no_decay = [], []
    for name, param in model.named_parameters():
        if not param.requires_grad:
            continue
        if param.ndim <= 1 or name.endswith(".bias") or name in no_weight_decay_list:
            no_decay.append(param)
        else:
            decay.append(param)
    return [{"params": no_decay, "weight_decay": 0.0}, {"params": decay, "weight_decay": weight_decay}]


def build_optimizer(model, lr=1e-2):
    return optim.AdamW(param_groups_weight_decay(model, 0.05), lr=lr, betas=(0.9, 0.95), eps=1e-8)


def train_one_epoch(model, optimizer, loss_fn, data):
    model.train()
    correct = total = 0
    losses = []
    for inputs, targets in data:
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = loss_fn(outputs, targets)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach().item())
        correct += (outputs.argmax(1) == targets).sum().item()
        total += targets.size(0)
    return losses, correct / total


def main(model, data):
    for param in model.stem.parameters():
        param.requires_grad = False
    optimizer = build_optimizer(model)
    loss_fn = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 0.5]))
    losses, accuracy = train_one_epoch(model, optimizer, loss_fn, data)
    return losses + [accuracy]
