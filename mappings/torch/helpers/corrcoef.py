import torch


def corrcoef(x, y=None, rowvar=True):
    """Pearson's correlation coefficients of the variables in the rows (rowvar=False: columns) of x and y."""
    if not (x.is_floating_point() or x.is_complex()):
        x = x.to(torch.get_default_dtype())
    rows = [array if rowvar or array.ndim < 2 else array.T for array in (x, y) if array is not None]
    return torch.corrcoef(rows[0] if y is None else torch.cat([torch.atleast_2d(row) for row in rows]))
