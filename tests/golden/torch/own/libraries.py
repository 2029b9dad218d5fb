# A library that is made for torch takes and gives torch's arrays, whatever becomes of the code around it. Others serve everybody, and of
# some nothing is known.
import json
import einops
import torch
import torchvision
import scipy.special
from torchvision import transforms
from einops.layers.torch import Rearrange
from somewhere import shape_of, Thing

net = torchvision.models.resnet18()
y = net(torch.ones(1, 3, 8, 8))
z = transforms.Normalize(0.5, 0.5)(torch.ones(3, 4)) + scipy.special.gamma(2)
rows = einops.rearrange(torch.ones(2, 3), "a b -> (a b)")
flat = Rearrange("a b -> (a b)")(rows)
print(json.dumps(shape_of(rows)), Thing(2))
