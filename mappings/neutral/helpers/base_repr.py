def base_repr(number, base=2, padding=0):
    """An integer as text in the given base, up to 36, with padding zeros in front."""
    rest, digits = abs(int(number)), ""
    while rest:
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % base] + digits
        rest = rest // base
    digits = "0" * padding + digits or "0"
    return "-" + digits if number < 0 else digits
