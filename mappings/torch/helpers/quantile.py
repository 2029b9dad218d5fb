import torch


def quantile(x, q, axis=None, keepdims=False, method="linear"):
    """Quantiles over one axis, several axes, or all of them."""
    if not x.is_floating_point():
        x = x.to(torch.get_default_dtype())
    q = torch.as_tensor(q, dtype=x.dtype, device=x.device)
    axes = tuple(range(x.ndim)) if axis is None else axis if isinstance(axis, (tuple, list)) else (axis,)
    axes = tuple(a % x.ndim for a in axes)
    kept = [a for a in range(x.ndim) if a not in axes]
    rows = x.permute(*kept, *axes).reshape([x.shape[a] for a in kept] + [-1])
    if rows.shape[-1] == 0:
        result = rows.new_full((q.numel(), *rows.shape[:-1]), float("nan"))
    else:
        result = torch.quantile(rows, q.reshape(-1), dim=-1, interpolation=method)
    shape = [1 if a in axes else x.shape[a] for a in range(x.ndim)] if keepdims else list(rows.shape[:-1])
    return result.reshape(list(q.shape) + shape)
