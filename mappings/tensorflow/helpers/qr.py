import tensorflow as tf


def qr(x, mode="reduced"):
    """The QR decomposition of each matrix, "reduced" or "complete"."""
    return tf.linalg.qr(x, full_matrices=mode == "complete")
