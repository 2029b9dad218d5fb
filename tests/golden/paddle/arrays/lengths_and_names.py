import paddle
import paddle.nn.functional as F

sizes = paddle.to_tensor([2, 3])
x = paddle.ones(shape=sizes, name="x")
total = paddle.concat([x, x], axis=paddle.full([1], 0, dtype="int32"), name="total")
picked = paddle.take_along_axis(x, paddle.to_tensor([[0], [1]], dtype="int32"), 1)
loss = F.nll_loss(x, paddle.to_tensor([0, 2], dtype="int32"))
pool = paddle.nn.AdaptiveAvgPool2D(3)
pooled = pool(x=paddle.rand([2, 3, 8, 8]))
level = paddle.to_tensor(2.0)
level.add_(paddle.to_tensor(1.0))
rows = paddle.reshape(x, [0, -1])
