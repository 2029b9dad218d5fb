import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.modules.lazy import LazyModuleMixin


class RecurrentLayer(LazyModuleMixin):
    """What recurrent layers add to PyTorch's own: their input's size may be left to the first input, and they say what they give."""

    cls_to_become = None

    def __init__(self, units, input_size=None, return_sequences=False, return_state=False, go_backwards=False, dropout=0.0, **named):
        super().__init__(input_size or 1, units, batch_first=True, **named)
        self.return_sequences = return_sequences
        self.return_state = return_state
        self.go_backwards = go_backwards
        self.input_dropout = dropout
        if input_size is None:
            self.weight_ih_l0 = nn.UninitializedParameter()

    def initialize_parameters(self, x, *others, **named):
        if nn.parameter.is_lazy(self.weight_ih_l0):
            self.input_size = x.shape[-1]
            self.weight_ih_l0.materialize((self.weight_hh_l0.shape[0], self.input_size))
            self.reset_parameters()

    def drop_second_bias(self):
        """The layer has one bias: the other one stays zero."""
        if self.bias:
            zeros = torch.zeros_like(self.bias_hh_l0)
            del self.bias_hh_l0
            self.register_buffer("bias_hh_l0", zeros, persistent=False)
            self._init_flat_weights()

    def forward(self, x, initial_state=None, mask=None):
        if self.go_backwards:
            x, mask = x.flip(1), None if mask is None else mask.flip(1)
        if self.input_dropout and self.training:
            x = x * F.dropout(x.new_ones(x.shape[0], 1, x.shape[2]), self.input_dropout)
        state = None if initial_state is None else self.packed(initial_state)
        outputs, state = super().forward(x, state) if mask is None else self.masked(x, state, mask)
        result = outputs if self.return_sequences else outputs[:, -1]
        return (result, *self.unpacked(state)) if self.return_state else result

    def masked(self, x, state, mask):
        """Step by step: where the mask is false the state stays, and so does the output."""
        states = self.unpacked(state) if state is not None else [x.new_zeros(x.shape[0], self.hidden_size)] * self.state_count
        output, outputs = x.new_zeros(x.shape[0], self.hidden_size), []
        for step in range(x.shape[1]):
            counts = mask[:, step, None].to(torch.bool)
            new, packed = super().forward(x[:, step : step + 1], self.packed(states))
            states = [torch.where(counts, after, before) for after, before in zip(self.unpacked(packed), states)]
            output = torch.where(counts, new[:, 0], output)
            outputs.append(output)
        return torch.stack(outputs, 1), self.packed(states)

    def packed(self, states):
        return (states[0] if isinstance(states, (list, tuple)) else states)[None].contiguous()

    def unpacked(self, state):
        return [state[0]]

    state_count = 1
