"""Gradients of small batches that are added up and scaled, as nanoGPT's script has them."""
import torch
import torch.nn as nn


def make():
    model = nn.Linear(4, 1)
    return model, torch.optim.AdamW(model.parameters(), lr=0.1)


model, optimizer = make()
scaler = torch.amp.GradScaler("cpu", enabled=False)
batches = [torch.ones(2, 4), torch.ones(2, 4) * 2]
x = batches[0]
for step in range(4):
    for micro_step in range(2):
        loss = model(x).mean() / 2
        x = batches[(step + micro_step) % 2]
        scaler.scale(loss).backward()
    if step > 1:
        scaler.unscale_(optimizer)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    scaler.step(optimizer)
    scaler.update()
    optimizer.zero_grad(set_to_none=True)
    print(step, loss.item())
