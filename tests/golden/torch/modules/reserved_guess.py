"""A method whose name the target's classes have, of what nobody says is a module."""
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 1)

    def forward(self, x):
        return self.fc(x)

    def get_config(self):
        return {"width": 3}

    def summary(self):
        return "Net"


def show(model):
    model.eval()
    return model.summary(), model.get_config()
