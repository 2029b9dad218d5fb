import tensorflow as tf


def write_scalars(writer, names, values, step):
    """Writes numbers down, each under its name, as of a step."""
    with writer.as_default():
        for name, value in zip(names, values):
            tf.summary.scalar(name, value, step=step)
