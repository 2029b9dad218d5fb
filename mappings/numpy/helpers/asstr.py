def asstr(s):
    """Bytes of latin1 as text; else the text of it."""
    return s.decode("latin1") if isinstance(s, bytes) else str(s)
