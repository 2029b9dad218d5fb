import torch


def convolve(x1, x2, mode="full"):
    """The discrete convolution of two vectors."""
    if x2.numel() > x1.numel():
        x1, x2 = x2, x1
    size = x2.numel()
    common = torch.promote_types(x1.dtype, x2.dtype)
    padded = torch.nn.functional.pad(x1.to(common), (size - 1, size - 1))
    full = padded.unfold(0, size, 1).mul(x2.to(common).flip(0)).sum(-1, dtype=common)
    if mode == "full":
        return full
    if mode == "valid":
        return full[size - 1 : x1.numel()]
    start = (size - 1) // 2
    return full[start : start + x1.numel()]
