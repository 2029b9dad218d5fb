from torch import nn


class GRU(RecurrentLayer, nn.GRU):
    """Gated recurrent units."""

    def __init__(self, units, input_size=None, return_sequences=False, return_state=False, go_backwards=False, bias=True, dropout=0.0):
        super().__init__(units, input_size, return_sequences, return_state, go_backwards, dropout, bias=bias)
