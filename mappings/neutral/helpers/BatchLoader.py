import array_api_strict as xp
import numpy as np


class BatchLoader:
    """Batches of a dataset's items, stacked array by array, in order or shuffled anew each time."""

    def __init__(self, dataset, batch_size=1, shuffle=False, drop_last=False, collate=None):
        self.dataset, self.batch_size, self.shuffle, self.drop_last = dataset, batch_size, shuffle, drop_last
        self.collate = collate or self.stacked

    def __len__(self):
        full, rest = divmod(len(self.dataset), self.batch_size)
        return full + (rest > 0 and not self.drop_last)

    def __iter__(self):
        count = len(self.dataset)
        order = np.random.permutation(count) if self.shuffle else np.arange(count)
        for start in range(0, len(self) * self.batch_size, self.batch_size):
            yield self.collate([self.dataset[int(i)] for i in order[start:start + self.batch_size]])

    def stacked(self, items):
        first = items[0]
        if isinstance(first, dict):
            return {name: self.stacked([item[name] for item in items]) for name in first}
        if isinstance(first, (tuple, list)):
            return [self.stacked(list(parts)) for parts in zip(*items)]
        if isinstance(first, (bool, int, float)):
            return xp.asarray(items)
        return items if isinstance(first, str) else xp.stack(items)
