# A library that is made for torch takes and gives torch's arrays, whatever becomes of the code around it.
import torch
import torchvision
from torchvision import transforms
import scipy.special

net = torchvision.models.resnet18()
y = net(torch.ones(1, 3, 8, 8))
z = transforms.Normalize(0.5, 0.5)(torch.ones(3, 4)) + scipy.special.gamma(2)
