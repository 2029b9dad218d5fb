"""A generative adversarial network: two optimisers, two steps."""
import torch
import torch.nn as nn


class Generator(nn.Module):
    def __init__(self, latent=4, features=6):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(latent, 16), nn.ReLU(), nn.Linear(16, features))

    def forward(self, z):
        return self.net(z)


class Discriminator(nn.Module):
    def __init__(self, features=6):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(features, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))

    def forward(self, x):
        return self.net(x)


class GAN(nn.Module):
    def __init__(self):
        super().__init__()
        self.generator = Generator()
        self.discriminator = Discriminator()

    def forward(self, z):
        return self.discriminator(self.generator(z))


def fit(model, batches):
    netG, netD = model.generator, model.discriminator
    criterion = nn.BCEWithLogitsLoss()
    optimizerD = torch.optim.Adam(netD.parameters(), lr=2e-3, betas=(0.5, 0.999))
    optimizerG = torch.optim.Adam(netG.parameters(), lr=2e-3, betas=(0.5, 0.999))
    history = []
    for real, noise in batches:
        ones = torch.ones(real.shape[0], 1)
        zeros = torch.zeros(real.shape[0], 1)

        # the discriminator
        netD.zero_grad()
        fake = netG(noise).detach()
        errD_real = criterion(netD(real), ones)
        errD_fake = criterion(netD(fake), zeros)
        errD = errD_real + errD_fake
        errD.backward()
        optimizerD.step()

        # the generator
        netG.zero_grad()
        output = netD(netG(noise))
        errG = criterion(output, ones)
        errG.backward()
        optimizerG.step()

        history.append(errD.item())
        history.append(errG.item())
    return history
