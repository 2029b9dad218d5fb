from torch import nn


class LSTM(RecurrentLayer, nn.LSTM):
    """Long short-term memory with one bias a gate."""

    state_count = 2

    def __init__(self, units, input_size=None, return_sequences=False, return_state=False, go_backwards=False, bias=True, dropout=0.0):
        super().__init__(units, input_size, return_sequences, return_state, go_backwards, dropout, bias=bias)
        self.drop_second_bias()

    def packed(self, states):
        return tuple(state[None].contiguous() for state in states)

    def unpacked(self, state):
        return [state[0][0], state[1][0]]
