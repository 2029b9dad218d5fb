import collections

import tensorflow as tf


def dynamic_rnn(cell, inputs, sequence_length=None, initial_state=None, time_major=False):
    """What a cell gives along the time of its inputs, and its last state: of an LSTM (c, h)."""
    turned = tf.transpose(inputs, [1, 0, 2]) if time_major else inputs
    is_lstm = isinstance(cell, tf.keras.layers.LSTMCell)
    if initial_state is not None:
        initial_state = list(initial_state)[::-1] if is_lstm else [initial_state]
    mask = None if sequence_length is None else tf.sequence_mask(sequence_length, tf.shape(turned)[1])
    layer = tf.keras.layers.RNN(cell, return_sequences=True, return_state=True, zero_output_for_mask=True)
    outputs, *state = layer(turned, initial_state=initial_state, mask=mask)
    if time_major:
        outputs = tf.transpose(outputs, [1, 0, 2])
    return outputs, collections.namedtuple("LSTMStateTuple", "c h")(*state[::-1]) if is_lstm else state[0]
