def asbytes(s):
    """Text as bytes of latin1; bytes as they are."""
    return s if isinstance(s, bytes) else str(s).encode("latin1")
