"""What is called, and told to evaluate, is a module, and gives arrays, though NumPy's have methods of the same names."""
import numpy as np
import torch


def accuracy(model, run, loader):
    model.eval()
    correct = sum((model(x).argmax(1) == y).sum().item() for x, y in loader)
    return correct / len(loader), run(np.ones(3)).argmax(1)
