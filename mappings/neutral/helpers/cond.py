def cond(pred, true_fun, false_fun, *operands):
    """What one of the functions gives, by pred."""
    return true_fun(*operands) if pred else false_fun(*operands)
