import torch
from torch import nn

net = nn.Sequential(nn.Linear(3, 4), nn.FractionalMaxPool2d(2, output_size=3), nn.ReLU())
blocks = nn.ModuleList([nn.Linear(2, 2), nn.AdaptiveLogSoftmaxWithLoss(3, 4, [2])])
y = net(torch.zeros(2, 3))
