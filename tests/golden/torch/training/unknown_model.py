import torch.nn as nn


class Linear(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 3)

    def forward(self, x):
        return self.fc(x)


def evaluate(model, x):
    model.eval()
    return model(x)


def adapt(model, x):
    model.train()
    return model(x)
