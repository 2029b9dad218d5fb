from keras import ops


def corrcoef(x, y=None, rowvar=True):
    """The correlations of the variables, one a row (rowvar) or a column."""
    rows = [ops.reshape(one, (1, -1)) if len(one.shape) < 2 else one if rowvar else ops.transpose(one) for one in (x, y) if one is not None]
    joined = ops.concatenate(rows)
    centred = joined - ops.mean(joined, axis=1, keepdims=True)
    covariance = ops.matmul(centred, ops.conj(ops.transpose(centred)))
    scale = ops.sqrt(ops.diagonal(covariance))
    return ops.squeeze(covariance / ops.outer(scale, scale))
