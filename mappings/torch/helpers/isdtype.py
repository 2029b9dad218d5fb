import torch


def isdtype(dtype, kind):
    """Whether a dtype is of a kind: another dtype, a name of the Array API standard, or any of a tuple of these."""
    if isinstance(kind, tuple):
        return any(isdtype(dtype, one) for one in kind)
    signed = {torch.int8, torch.int16, torch.int32, torch.int64}
    unsigned = {torch.uint8, torch.uint16, torch.uint32, torch.uint64}
    kinds = {
        "bool": dtype == torch.bool,
        "signed integer": dtype in signed,
        "unsigned integer": dtype in unsigned,
        "integral": dtype in signed | unsigned,
        "real floating": dtype.is_floating_point,
        "complex floating": dtype.is_complex,
        "numeric": dtype != torch.bool,
    }
    return kinds[kind] if isinstance(kind, str) else dtype == kind
