def is_buffer(owner, key):
    """Whether an array was never to be trained: one that was frozen later is a parameter all the same."""
    return key in getattr(owner, "_no_grad", ()) and key not in getattr(owner, "_frozen_later", ())
