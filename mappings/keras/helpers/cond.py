from keras import ops


def cond(pred, true_fun, false_fun, *operands):
    """What true_fun gives of operands if pred is true, else what false_fun does."""
    return ops.cond(pred, lambda: true_fun(*operands), lambda: false_fun(*operands))
