"""A sequence whose layers have names, which no other framework's sequences have: it stays."""
from collections import OrderedDict

from torch import nn

net = nn.Sequential(OrderedDict([("fc", nn.Linear(3, 4)), ("act", nn.ReLU())]))
plain = nn.Sequential(*[nn.Linear(3, 4), nn.ReLU()])
