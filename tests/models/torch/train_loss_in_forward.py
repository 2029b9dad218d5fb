"""A model that computes its loss itself, as language models do."""
import torch
import torch.nn as nn
from torch.nn import functional as F


class BigramLanguageModel(nn.Module):
    def __init__(self, vocab_size=11, n_embd=8):
        super().__init__()
        self.token_embedding_table = nn.Embedding(vocab_size, n_embd)
        self.ln = nn.LayerNorm(n_embd)
        self.lm_head = nn.Linear(n_embd, vocab_size)

    def forward(self, idx, targets=None):
        x = self.ln(self.token_embedding_table(idx))
        logits = self.lm_head(x)
        if targets is None:
            return logits, None
        B, T, C = logits.shape
        loss = F.cross_entropy(logits.view(B * T, C), targets.view(B * T))
        return logits, loss


@torch.no_grad()
def estimate_loss(model, batches):
    model.eval()
    losses = torch.zeros(len(batches))
    for k, (x, y) in enumerate(batches):
        logits, loss = model(x, y)
        losses[k] = loss.item()
    model.train()
    return losses.mean()


def fit(model, batches):
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2, betas=(0.9, 0.95), weight_decay=0.1)
    history = []
    for iter, (xb, yb) in enumerate(batches):
        if iter % 10 == 0:
            print(f"step {iter}: {estimate_loss(model, batches):.4f}")
        logits, loss = model(xb, yb)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        history.append(loss.item())
    return history
