import torch


def histogram(x, bins=10, range=None, density=False, weights=None):
    """How many elements fall between neighbouring edges, the last interval closed, and the edges."""
    x = x.reshape(-1)
    floats = x if x.is_floating_point() else x.to(torch.get_default_dtype())
    if isinstance(bins, int):
        ends = range if range is not None else (x.min(), x.max()) if x.numel() else (0.0, 1.0)
        low, high = (torch.as_tensor(end, dtype=floats.dtype, device=x.device) for end in ends)
        if low == high:
            low, high = low - 0.5, high + 0.5
        steps = torch.arange(bins, dtype=floats.dtype, device=x.device)
        edges = torch.cat([low + steps * ((high - low) / bins), high.reshape(1)])
    else:
        edges = torch.as_tensor(bins, device=x.device)
    place = torch.searchsorted(edges.to(floats.dtype), floats, side="right") - 1
    place = torch.where(floats == edges[-1], edges.numel() - 2, place)
    inside = (place >= 0) & (place < edges.numel() - 1)
    inside_weights = None if weights is None else weights.reshape(-1)[inside]
    counts = torch.bincount(place[inside], weights=inside_weights, minlength=edges.numel() - 1)
    if density:
        counts = counts / counts.sum() / torch.diff(edges)
    return counts, edges
