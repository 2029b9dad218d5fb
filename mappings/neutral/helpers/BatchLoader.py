import numpy as np


class BatchLoader:
    """Batches of a dataset's items, stacked array by array, in order, shuffled anew each time, or as a sampler says."""

    def __init__(self, dataset, batch_size=1, shuffle=False, drop_last=False, collate=None, sampler=None, batches=None):
        self.dataset, self.batch_size, self.shuffle, self.drop_last = dataset, batch_size, shuffle, drop_last
        self.collate = collate or (collated if batch_size or batches else lambda item: item)
        self.sampler, self.batch_sampler = sampler, batches

    def __len__(self):
        if self.batch_sampler is not None:
            return len(self.batch_sampler)
        count = len(self.dataset if self.sampler is None else self.sampler)
        full, rest = divmod(count, self.batch_size or 1)
        return full + (rest > 0 and not self.drop_last)

    def __iter__(self):
        if self.batch_sampler is not None:
            for batch in self.batch_sampler:
                yield self.collate([self.dataset[i] for i in batch])
            return
        waiting = []
        for item in self.items():
            if not self.batch_size:
                yield self.collate(item)
                continue
            waiting.append(item)
            if len(waiting) == self.batch_size:
                yield self.collate(waiting)
                waiting = []
        if waiting and not self.drop_last:
            yield self.collate(waiting)

    def items(self):
        if self.sampler is not None:
            return (self.dataset[i] for i in self.sampler)
        if not hasattr(self.dataset, "__getitem__"):
            return iter(self.dataset)
        count = len(self.dataset)
        order = np.random.permutation(count).tolist() if self.shuffle else range(count)
        return (self.dataset[i] for i in order)
