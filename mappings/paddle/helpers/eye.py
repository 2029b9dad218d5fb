import paddle


def eye(n_rows, n_cols=None, k=0, dtype=None, device=None):
    """A matrix with ones on its k-th diagonal."""
    n_cols = n_rows if n_cols is None else n_cols
    return paddle.ones([n_rows, n_cols], dtype=dtype, device=device).tril(k).triu(k)
