import torch
import torch.nn as nn


class Generator(nn.Module):
    def __init__(self, latent=4, out=6):
        super().__init__()

        def block(i, o, normalize=True):
            layers = [nn.Linear(i, o, bias=not normalize)]
            if normalize:
                layers.append(nn.BatchNorm1d(o, 0.8))
            layers.append(nn.LeakyReLU(0.2, inplace=True))
            return layers

        self.model = nn.Sequential(*block(latent, 8, normalize=False), *block(8, 16), nn.Linear(16, out), nn.Tanh())

    def forward(self, z):
        return self.model(z)


class Discriminator(nn.Module):
    def __init__(self, dim=6):
        super().__init__()
        self.model = nn.Sequential(nn.Linear(dim, 16), nn.LeakyReLU(0.2, inplace=True), nn.Linear(16, 1), nn.Sigmoid())

    def forward(self, x):
        return self.model(x)


class Both(nn.Module):
    def __init__(self):
        super().__init__()
        self.generator = Generator()
        self.discriminator = Discriminator()

    def forward(self, z):
        return self.discriminator(self.generator(z))


def fit(model, batches):
    generator, discriminator = model.generator, model.discriminator
    adversarial_loss = nn.BCELoss()
    optimizer_G = torch.optim.Adam(generator.parameters(), lr=2e-3, betas=(0.5, 0.999))
    optimizer_D = torch.optim.Adam(discriminator.parameters(), lr=2e-3, betas=(0.5, 0.999))
    losses = []
    for real, z in batches:
        valid = torch.ones(real.size(0), 1)
        fake = torch.zeros(real.size(0), 1)
        optimizer_G.zero_grad()
        gen = generator(z)
        g_loss = adversarial_loss(discriminator(gen), valid)
        g_loss.backward()
        optimizer_G.step()
        optimizer_D.zero_grad()
        real_loss = adversarial_loss(discriminator(real), valid)
        fake_loss = adversarial_loss(discriminator(gen.detach()), fake)
        d_loss = (real_loss + fake_loss) / 2
        d_loss.backward()
        optimizer_D.step()
        losses += [g_loss.item(), d_loss.item()]
    return losses
