import tensorflow as tf


def static_bidirectional_rnn(cell_fw, cell_bw, inputs, initial_state_fw=None, initial_state_bw=None):
    """What two cells give, one from the first input on and one from the last, joined; and their last states."""
    ahead, last_ahead = static_rnn(cell_fw, inputs, initial_state_fw)
    back, last_back = static_rnn(cell_bw, inputs[::-1], initial_state_bw)
    return [tf.concat(pair, 1) for pair in zip(ahead, back[::-1])], last_ahead, last_back
