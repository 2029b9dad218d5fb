def segment_sum(x, segment_ids, num_segments):
    """For each segment the sum of the subarrays whose segment id it is."""
    return x.new_zeros((num_segments, *x.shape[1:])).index_add(0, segment_ids, x)
