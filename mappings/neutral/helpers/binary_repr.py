def binary_repr(num, width=None):
    """An integer in binary digits, at least width of them; a negative one has a sign, or with a width is the complement of two."""
    num = int(num)
    if num >= 0:
        return format(num, "b").zfill(width or 1)
    if width is None:
        return format(num, "b")
    digits = max(width, len(format(-num - 1, "b")) + 1)
    return format(2**digits + num, "b")
