def pool_padding(sizes, window, strides, padding):
    """What the axes are padded by on both sides, last axis first, as F.pad has it."""
    if isinstance(padding, str):
        wanted = [max((-(-n // s) - 1) * s + w - n, 0) if padding.upper() == "SAME" else 0 for n, w, s in zip(sizes, window, strides)]
        padding = [(total // 2, total - total // 2) for total in wanted]
    return [amount for pair in reversed(list(padding)) for amount in pair]
