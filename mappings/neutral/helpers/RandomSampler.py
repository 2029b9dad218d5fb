import numpy as np


class RandomSampler:
    """Indices of a dataset's items at random: each once before one comes again, or with replacement each time any."""

    def __init__(self, data_source, replacement=False, num_samples=None):
        self.data_source, self.replacement, self._num_samples = data_source, replacement, num_samples

    @property
    def num_samples(self):
        return len(self.data_source) if self._num_samples is None else self._num_samples

    def __iter__(self):
        count = len(self.data_source)
        if self.replacement:
            yield from np.random.randint(0, count, self.num_samples).tolist()
            return
        for start in range(0, self.num_samples, count):
            yield from np.random.permutation(count).tolist()[:self.num_samples - start]

    def __len__(self):
        return self.num_samples
