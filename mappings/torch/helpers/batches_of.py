import itertools

import numpy as np
import torch


def batches_of(x, y=None, batch_size=None, shuffle=False, steps=None):
    """The batches of arrays, as pairs of inputs and targets; or what x gives, if it is a loader of such, so many of it."""
    if not isinstance(x, (torch.Tensor, np.ndarray, list, tuple, dict)):
        for batch in itertools.islice(x, steps):
            yield batch if isinstance(batch, (list, tuple)) else (batch, None)
        return
    count = len(torch.utils._pytree.tree_leaves(x)[0])
    order = np.random.permutation(count) if shuffle else np.arange(count)
    for start in range(0, count, batch_size or 32):
        rows = order[start : start + (batch_size or 32)]
        yield tree_rows(x, rows), None if y is None else tree_rows(y, rows)
