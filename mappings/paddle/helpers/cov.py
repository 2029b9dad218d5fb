import paddle


def cov(x, y=None, rowvar=True, correction=1):
    """The covariance matrix of the variables in the rows (rowvar=False: columns) of x and y."""
    if not (x.is_floating_point() or x.is_complex()):
        x = x.astype(paddle.get_default_dtype())
    rows = [array if rowvar or array.ndim < 2 else array.T for array in (x, y) if array is not None]
    rows = paddle.concat([row.reshape([-1, row.shape[-1]]) for row in rows])
    distance = rows - rows.mean(axis=1, keepdim=True)
    result = distance @ (paddle.conj(distance).T if distance.is_complex() else distance.T) / (rows.shape[1] - correction)
    return result.squeeze() if result.shape == [1, 1] else result
