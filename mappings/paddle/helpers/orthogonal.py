import paddle


def orthogonal(x, gain=1.0):
    """Of x's shape, orthonormal rows or columns (of the first axis against all others) times gain."""
    rows = x.shape[0]
    flat = paddle.randn([rows, x.size // rows])
    q, r = paddle.linalg.qr(flat if flat.shape[0] >= flat.shape[1] else flat.T)
    q = q * paddle.sign(paddle.diagonal(r))
    return gain * (q if flat.shape[0] >= flat.shape[1] else q.T).reshape(x.shape)
