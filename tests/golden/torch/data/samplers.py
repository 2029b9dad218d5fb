import torch
from torch.utils.data import BatchSampler, ConcatDataset, DataLoader, IterableDataset, Sampler, SequentialSampler, TensorDataset, random_split


class Backwards(Sampler):
    def __init__(self, data_source):
        super().__init__()
        self.data_source = data_source

    def __iter__(self):
        return iter(range(len(self.data_source) - 1, -1, -1))

    def __len__(self):
        return len(self.data_source)


class Stream(IterableDataset):
    def __iter__(self):
        return iter(range(4))


data = TensorDataset(torch.arange(6.0), torch.arange(6))
train, test = random_split(data, [4, 2])
for xs, ys in DataLoader(data, batch_size=2, sampler=Backwards(data)):
    print(xs, ys)
for xs, ys in DataLoader(ConcatDataset([train, test]), batch_sampler=BatchSampler(SequentialSampler(data), 4, False)):
    print(xs, ys)
print([batch for batch in DataLoader(Stream(), batch_size=2)])
