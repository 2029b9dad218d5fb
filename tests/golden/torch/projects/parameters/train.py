import torch

import shapes
from shapes import Scaler, flat
from shapes.core import total
from shapes.helpers import longest

data = torch.ones(4, 2, 3)
scaler = Scaler(torch.tensor(2.0))
print(scaler.apply(shapes.centre(data)).clamp(min=0.5).sum(dim=1))
print(flat(data).t(), scaler.scale.item(), total(["a"]), longest(["a b"]))
