import numpy as np


def segment_sum(x, segment_ids, num_segments):
    """For each segment the sum of the subarrays of x along its first axis whose segment id it is."""
    result = np.zeros((num_segments, *x.shape[1:]), dtype=x.dtype)
    inside = (segment_ids >= 0) & (segment_ids < num_segments)
    np.add.at(result, segment_ids[inside], x[inside])
    return result
