"""Two learning rates and weight decay by the names of parameters; a step schedule over both groups."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Tagger(nn.Module):
    def __init__(self, vocab=15, dim=8, tags=4):
        super().__init__()
        self.embed = nn.Embedding(vocab, dim)
        self.lstm = nn.LSTM(dim, dim, batch_first=True)
        self.norm = nn.LayerNorm(dim)
        self.head = nn.Linear(dim, tags)

    def forward(self, tokens):
        h, _ = self.lstm(self.embed(tokens))
        return self.head(self.norm(h))


def fit(model, batches):
    decay = [p for n, p in model.named_parameters() if n.endswith("weight") and "norm" not in n and "head" not in n]
    rest = [p for n, p in model.named_parameters() if not (n.endswith("weight") and "norm" not in n) and "head" not in n]
    optimizer = torch.optim.AdamW([
        {"params": decay, "weight_decay": 0.1},
        {"params": rest, "weight_decay": 0.0},
        {"params": model.head.parameters(), "lr": 2e-2, "weight_decay": 0.0},
    ], lr=5e-3)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=5, gamma=0.5)
    losses = [float(len(decay)), float(len(rest))]
    for tokens, tags in batches:
        logits = model(tokens)
        loss = F.cross_entropy(logits.reshape(-1, 4), tags.reshape(-1))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
        losses.append(loss.item())
    losses += [group["lr"] for group in optimizer.param_groups]
    return losses
