"""Gradients of arrays: by hand, of several at once, weighted, of a module's input; and what can't be followed."""
import torch
import torch.nn.functional as F

x = torch.randn(100, 3)
y = x @ torch.tensor([1.0, -2.0, 0.5])

# the weights
w = torch.zeros(3, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for epoch in range(50):
    predicted = x @ w + b
    loss = ((predicted - y) ** 2).mean()  # the mean
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        b -= 0.1 * b.grad
    w.grad.zero_()
    b.grad = None
    if epoch % 10 == 0:
        print(epoch, loss.item())


def derivative(f, x):
    x = x.detach().requires_grad_(True)
    return torch.autograd.grad(f(x).sum(), x)[0]


def saliency(model, image, label):
    image = image.clone().requires_grad_()
    scores = model(image)
    loss = F.cross_entropy(scores, label)
    loss.backward()
    return image.grad.abs(), scores


def products(a, v):
    a = a.clone().requires_grad_(True)
    c = torch.ones(3, requires_grad=True)
    z = a ** 3 * c
    da, dc = torch.autograd.grad(z, [a, c], grad_outputs=v, retain_graph=True)
    return da + dc, z


def elsewhere(a):
    """Another way leads from a to the loss than what stands in the block."""
    a = a.clone().requires_grad_(True)
    half = a / 2
    if a.shape[0] > 2:
        loss = (half * a).sum()
        loss.backward()
        print(a.grad)


def gathered(a):
    """The gradients of all turns are added up."""
    a = a.clone().requires_grad_(True)
    for power in range(3):
        loss = (a ** power).sum()
        loss.backward()
    return a.grad
