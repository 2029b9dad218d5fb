import collections

import tensorflow as tf


def static_rnn(cell, inputs, initial_state=None):
    """What a cell gives for one input after the other, and its last state: of an LSTM (c, h)."""
    is_lstm = isinstance(cell, tf.keras.layers.LSTMCell)
    if initial_state is None:
        state = [tf.zeros([tf.shape(inputs[0])[0], cell.units], inputs[0].dtype)] * (2 if is_lstm else 1)
    else:
        state = list(initial_state)[::-1] if is_lstm else [initial_state]
    outputs = []
    for one in inputs:
        output, state = cell(one, state)
        outputs.append(output)
    return outputs, collections.namedtuple("LSTMStateTuple", "c h")(*state[::-1]) if is_lstm else state[0]
