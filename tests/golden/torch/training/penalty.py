import torch
from torch import autograd, nn


def gradient_penalty(critic, real, fake, alpha):
    mixed = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
    scores = critic(mixed)
    ones = torch.ones(real.shape[0], 1)
    gradients = autograd.grad(outputs=scores, inputs=mixed, grad_outputs=ones, create_graph=True, retain_graph=True)[0]
    return ((gradients.norm(2, dim=1) - 1) ** 2).mean()


def fit(generator, critic, loader, every=5):
    optimizer_g = torch.optim.Adam(generator.parameters(), lr=1e-4)
    optimizer_d = torch.optim.Adam(critic.parameters(), lr=1e-4)
    for i, (real, z, alpha) in enumerate(loader):
        optimizer_d.zero_grad()
        fake = generator(z)
        d_loss = critic(fake.detach()).mean() - critic(real).mean() + 10 * gradient_penalty(critic, real.data, fake.data, alpha)
        d_loss.backward()
        optimizer_d.step()

        optimizer_g.zero_grad()
        if i % every == 0:
            g_loss = -critic(generator(z)).mean()
            g_loss.backward()
            optimizer_g.step()


fit(nn.Linear(3, 5), nn.Linear(5, 1), [])
