import numpy as np


class WeightedRandomSampler:
    """Indices at random, with probabilities proportional to the weights, with replacement or each at most once."""

    def __init__(self, weights, num_samples, replacement=True):
        self.weights, self.num_samples, self.replacement = [float(weight) for weight in weights], num_samples, replacement

    def __iter__(self):
        total = sum(self.weights)
        shares = [weight / total for weight in self.weights]
        return iter(np.random.choice(len(shares), self.num_samples, self.replacement, shares).tolist())

    def __len__(self):
        return self.num_samples
