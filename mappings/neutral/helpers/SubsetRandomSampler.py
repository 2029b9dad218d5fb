import numpy as np


class SubsetRandomSampler:
    """The given indices in a random order."""

    def __init__(self, indices):
        self.indices = indices

    def __iter__(self):
        for i in np.random.permutation(len(self.indices)):
            yield self.indices[int(i)]

    def __len__(self):
        return len(self.indices)
