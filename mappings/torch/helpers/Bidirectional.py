import copy

import torch
from torch import nn


class Bidirectional(nn.Module):
    """A recurrent layer and one that goes backwards, and their outputs together."""

    def __init__(self, layer, backward_layer=None, merge_mode="concat"):
        super().__init__()
        self.forward_layer = layer
        self.backward_layer = backward_layer or copy.deepcopy(layer)
        if backward_layer is None:
            self.backward_layer.go_backwards = not layer.go_backwards
            if not self.backward_layer.has_uninitialized_params():
                self.backward_layer.reset_parameters()
        self.merge_mode = merge_mode

    def forward(self, x, initial_state=None):
        half = len(initial_state) // 2 if initial_state is not None else 0
        results = (self.forward_layer(x, initial_state[:half] if half else None),
                   self.backward_layer(x, initial_state[half:] if half else None))
        states = ()
        if self.forward_layer.return_state:
            states = results[0][1:] + results[1][1:]
            results = results[0][0], results[1][0]
        ahead, back = results
        if self.forward_layer.return_sequences:
            back = back.flip(1)
        if self.merge_mode is None:
            return (ahead, back, *states)
        if self.merge_mode == "concat":
            merged = torch.cat((ahead, back), dim=-1)
        elif self.merge_mode == "mul":
            merged = ahead * back
        else:
            merged = (ahead + back) / (2 if self.merge_mode == "ave" else 1)
        return (merged, *states) if states else merged
