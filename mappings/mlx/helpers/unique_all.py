import mlx.core as mx


def unique_all(x):
    """The distinct elements in order, the first place of each, the number of each element of x among them, and how often each occurs."""
    flat = mx.flatten(x)
    order = mx.argsort(mx.stop_gradient(flat)).astype(mx.int32)
    ordered = flat[order]
    is_new = mx.concatenate([mx.ones(min(flat.size, 1), dtype=mx.bool_), ordered[1:] != ordered[:-1]])
    starts = nonzero(is_new)[0]
    number = mx.zeros_like(order)
    if flat.size:
        number[order] = mx.cumsum(is_new.astype(mx.int32)) - 1
    counts = mx.concatenate([starts[1:], mx.array([flat.size], dtype=mx.int32)[: min(flat.size, 1)]]) - starts
    return ordered[starts], order[starts], number.reshape(x.shape), counts
