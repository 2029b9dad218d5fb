import paddle


class RNNCell(paddle.nn.SimpleRNNCell):
    """A recurrent unit whose call gives its new state alone."""

    def forward(self, inputs, states=None):
        return super().forward(inputs, states)[1]
