import array_api_strict as xp


def tolist(x):
    """x as nested lists of Python numbers."""
    kinds = {"bool": bool, "integral": int, "real floating": float, "complex floating": complex}
    convert = next(convert for kind, convert in kinds.items() if xp.isdtype(x.dtype, kind))

    def listed(part):
        return [listed(row) for row in xp.unstack(part)] if part.ndim else convert(part)

    return listed(x)
