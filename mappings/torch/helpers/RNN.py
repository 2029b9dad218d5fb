from torch import nn


class RNN(RecurrentLayer, nn.RNN):
    """A recurrent layer without gates, with one bias."""

    def __init__(self, units, input_size=None, return_sequences=False, return_state=False, go_backwards=False, bias=True, dropout=0.0, nonlinearity="tanh"):
        super().__init__(units, input_size, return_sequences, return_state, go_backwards, dropout, bias=bias, nonlinearity=nonlinearity)
        self.drop_second_bias()
