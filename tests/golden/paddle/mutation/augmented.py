import paddle


def alone(rows: list[paddle.Tensor]):
    total = paddle.zeros([3])
    for row in rows:
        total += row
    return total


def shift(x: paddle.Tensor, step):
    x += step
    return x


def shared(x: paddle.Tensor):
    first = x[0]
    first *= 2.0
    return x.sum() + first.sum()


def items(x: paddle.Tensor):
    x[0] += 1.0
    x[1] -= x[0]
    return x


class Meter:
    def __init__(self):
        self.sum = paddle.zeros([3])

    def add(self, x: paddle.Tensor):
        self.sum += x
        return self.sum
