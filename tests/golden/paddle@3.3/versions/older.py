import paddle

a = paddle.to_tensor([[[1.0, 2.0], [3.0, -1.0]]])
paddle.linalg.matrix_norm(a, axis=[0, 2])
