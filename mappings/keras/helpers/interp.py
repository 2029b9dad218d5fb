from keras import ops


def interp(x, xp, fp, left=None, right=None):
    """The values at x of the lines between the points (xp, fp); left and right beyond their ends."""
    x = ops.convert_to_tensor(x)
    places = ops.clip(ops.searchsorted(xp, ops.reshape(x, (-1,)), side="right"), 1, xp.shape[0] - 1)
    places = ops.reshape(places, x.shape)
    low, high = ops.take(xp, places - 1), ops.take(xp, places)
    result = ops.take(fp, places - 1) + (x - low) / (high - low) * (ops.take(fp, places) - ops.take(fp, places - 1))
    result = ops.where(x < xp[0], fp[0] if left is None else left, result)
    return ops.where(x > xp[-1], fp[-1] if right is None else right, result)
