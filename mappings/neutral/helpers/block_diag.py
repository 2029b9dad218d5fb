import array_api_strict as xp


def block_diag(*arrays: xp.Array):
    """The matrices (vectors count as rows) along the diagonal of one, zeros elsewhere."""
    blocks = [xp.reshape(array, (1,) * (2 - array.ndim) + array.shape) for array in arrays]
    width = sum(block.shape[1] for block in blocks)
    rows, start = [], 0
    for block in blocks:
        rows.append(xp.pad(block, [(0, 0), (start, width - start - block.shape[1])]))
        start += block.shape[1]
    return xp.concat(rows, axis=0)
