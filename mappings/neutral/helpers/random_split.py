import math

import numpy as np


def random_split(dataset, lengths):
    """Parts of a dataset with the given lengths, or shares of its length, its items dealt out at random."""
    count = len(dataset)
    lengths = list(lengths)
    if sum(lengths) <= 1 and any(isinstance(length, float) for length in lengths):
        lengths = [math.floor(count * share) for share in lengths]
        for i in range(count - sum(lengths)):
            lengths[i % len(lengths)] += 1
    if sum(lengths) != count:
        raise ValueError("the lengths have to sum up to that of the dataset")
    order = np.random.permutation(count).tolist()
    starts = [sum(lengths[:i]) for i in range(len(lengths))]
    return [Subset(dataset, order[start:start + length]) for start, length in zip(starts, lengths)]
