import tensorflow as tf


def bidirectional_dynamic_rnn(
    cell_fw, cell_bw, inputs, sequence_length=None, initial_state_fw=None, initial_state_bw=None, time_major=False
):
    """What two cells give, one along the time of the inputs and one against it, and their last states."""
    time = 0 if time_major else 1

    def backwards(values):
        if sequence_length is None:
            return tf.reverse(values, [time])
        return tf.reverse_sequence(values, sequence_length, seq_axis=time, batch_axis=1 - time)

    ahead, last_ahead = dynamic_rnn(cell_fw, inputs, sequence_length, initial_state_fw, time_major)
    back, last_back = dynamic_rnn(cell_bw, backwards(inputs), sequence_length, initial_state_bw, time_major)
    return (ahead, backwards(back)), (last_ahead, last_back)
