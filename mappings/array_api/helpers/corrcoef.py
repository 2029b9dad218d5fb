import array_api_strict as xp


def corrcoef(x, y=None, rowvar=True):
    """The matrix of correlation coefficients of the variables in x's rows (or columns), y's added."""
    def rows(a):
        a = xp.reshape(a, (1, -1)) if a.ndim < 2 else a if rowvar or a.shape[0] == 1 else a.mT
        return a if xp.isdtype(a.dtype, ("real floating", "complex floating")) else xp.astype(a, xp.float64)

    a = rows(x) if y is None else xp.concat([rows(x), rows(y)])
    a = a - xp.mean(a, axis=1, keepdims=True)
    product = a @ xp.conj(a.mT)
    spread = xp.sqrt(xp.real(xp.linalg.diagonal(product)))
    result = product / xp.expand_dims(spread, axis=0) / xp.expand_dims(spread, axis=1)
    result = result if xp.isdtype(result.dtype, "complex floating") else xp.clip(result, -1.0, 1.0)
    return result[0, 0] if result.shape == (1, 1) else result
