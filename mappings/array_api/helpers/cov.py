import array_api_strict as xp


def cov(x, y=None, rowvar=True, correction=1):
    """The covariance matrix of the variables in x's rows (or columns), y's added as further variables."""
    def rows(a):
        a = xp.reshape(a, (1, -1)) if a.ndim < 2 else a if rowvar or a.shape[0] == 1 else a.mT
        return a if xp.isdtype(a.dtype, ("real floating", "complex floating")) else xp.astype(a, xp.float64)

    a = rows(x) if y is None else xp.concat([rows(x), rows(y)])
    a = a - xp.mean(a, axis=1, keepdims=True)
    result = a @ xp.conj(a.mT) / (a.shape[1] - correction)
    return result[0, 0] if result.shape == (1, 1) else result
