def window_padding(sizes, kernel, strides, dilation, padding):
    """What the axes are padded by on both sides, last axis first, as F.pad has it."""
    if isinstance(padding, str) and padding.upper() == "SAME":
        totals = [max((-(-n // s) - 1) * s + d * (k - 1) + 1 - n, 0) for n, k, s, d in zip(sizes, kernel, strides, dilation)]
        pairs = [(total // 2, total - total // 2) for total in totals]
    elif isinstance(padding, str) and padding.upper() == "CAUSAL":
        pairs = [(d * (k - 1), 0) for k, d in zip(kernel, dilation)]
    elif isinstance(padding, str):
        pairs = [(0, 0)] * len(kernel)
    else:
        padding = [padding] * len(kernel) if isinstance(padding, int) else padding
        pairs = [(pair, pair) if isinstance(pair, int) else pair for pair in padding]
    return [amount for pair in reversed(pairs) for amount in pair]
