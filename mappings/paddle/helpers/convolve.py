import paddle


def convolve(x1, x2, mode="full"):
    """The discrete convolution of two vectors."""
    if x2.size > x1.size:
        x1, x2 = x2, x1
    size, common = x2.size, (x1[:1] * x2[:1]).dtype
    ends = paddle.zeros([size - 1], dtype=common)
    padded = paddle.concat([ends, x1.astype(common), ends])
    windows = paddle.stack([padded[start : start + x1.size + size - 1] for start in range(size)])
    full = (windows * x2.astype(common).flip(0).unsqueeze(1)).sum(0).astype(common)
    if mode == "full":
        return full
    if mode == "valid":
        return full[size - 1 : x1.size]
    start = (size - 1) // 2
    return full[start : start + x1.size]
