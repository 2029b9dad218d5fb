import array_api_strict as xp


def eig_real_where_real(x: xp.Array):
    """The eigenvalues and eigenvectors of real matrices: real if all eigenvalues are, else complex."""
    values, vectors = xp.linalg.eig(x)
    return (values, vectors) if bool(xp.any(xp.imag(values) != 0)) else (xp.real(values), xp.real(vectors))
