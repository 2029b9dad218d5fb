import tensorflow as tf


def add_gradients(grads, more):
    """The sums of gradients of the same variables; a module that was not called before had none yet."""
    if not grads:
        return more
    if len(grads) != len(more):
        raise ValueError("variables were made between two steps whose gradients are added: call the whole module once before")
    return [new if old is None else old if new is None else tf.add(old, new) for old, new in zip(grads, more)]
