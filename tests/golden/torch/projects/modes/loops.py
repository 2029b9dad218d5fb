"""What sets modes, in a file that is longer than the one that calls it."""
import torch


def steps(count):
    total = []
    for number in range(count):
        total.append(number * 2)
    return total


def measure(model, batches):
    model.eval()
    with torch.no_grad():
        return sum(float(model(batch).sum()) for batch in batches)
