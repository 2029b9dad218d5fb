"""An import that stands below code."""
import torch
x = torch.zeros(3)
z = torch.tensor(1., requires_grad=True)
q = torch.foo(x)
from torch.func import grad
print(grad(lambda a: (a * a).sum())(x))
