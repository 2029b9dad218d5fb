import paddle


class Bilinear(paddle.nn.Layer):
    """A product of two arrays' last axes: for each output x1 @ weight[i] @ x2 + bias[i]."""

    def __init__(self, in1_features, in2_features, out_features, use_bias=True):
        super().__init__()
        bound = paddle.nn.initializer.Uniform(-(in1_features**-0.5), in1_features**-0.5)
        self.weight = self.create_parameter([out_features, in1_features, in2_features], default_initializer=bound)
        self.bias = self.create_parameter([out_features], is_bias=True, default_initializer=bound) if use_bias else None

    def forward(self, x1, x2):
        y = paddle.einsum("...i,oij,...j->...o", x1, self.weight, x2)
        return y if self.bias is None else y + self.bias
