"""Arrays and a model that are trained by hand, one after the other."""
import torch

w = torch.zeros(3, requires_grad=True)
x = torch.ones(4, 3)
y = torch.ones(4)
for step in range(3):
    loss = ((x @ w - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        w.grad = None

model = torch.nn.Linear(3, 1)
for step in range(3):
    loss = ((model(x)[:, 0] - y) ** 2).mean()
    model.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= 0.1 * p.grad
