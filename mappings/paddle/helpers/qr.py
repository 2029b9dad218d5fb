import paddle


def qr(x, mode="reduced"):
    """Q and R, each with a part of the other that is nothing: Paddle's process dies where only one of them gets a gradient."""
    q, r = paddle.linalg.qr(x, mode=mode)
    if x.stop_gradient:
        return q, r
    return q + 0 * r.sum(axis=[-2, -1], keepdim=True), r + 0 * q.sum(axis=[-2, -1], keepdim=True)
