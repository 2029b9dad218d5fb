def same_pads(sizes, kernel, strides):
    """The zeros before and behind each axis for which windows of the kernel's lengths, strides apart, begin at ceil(size / stride) places."""
    pads = []
    for size, length, stride in zip(sizes, kernel, strides):
        total = max((-(-size // stride) - 1) * stride + length - size, 0)
        pads.append((total // 2, total - total // 2))
    return pads
