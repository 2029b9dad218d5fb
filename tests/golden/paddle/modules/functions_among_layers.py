"""Layers that only compute are functions, and where modules are wanted layers that call them."""
import paddle
from paddle import nn

pad = nn.ZeroPad2D(1)
smooth = nn.Sequential(nn.Tanhshrink(), nn.ReLU())


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.pad = nn.ZeroPad1D([1, 2])
        self.fc = nn.Linear(3, 4)

    def forward(self, x):
        return paddle.tanh(self.fc(self.pad(x)))
