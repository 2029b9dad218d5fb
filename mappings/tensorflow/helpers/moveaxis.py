import tensorflow as tf


def moveaxis(x, source, destination):
    """Move the source axes to the destination positions, keeping the others in order."""
    rank = x.shape.rank
    source = [a % rank for a in ([source] if isinstance(source, int) else source)]
    destination = [a % rank for a in ([destination] if isinstance(destination, int) else destination)]
    order = [a for a in range(rank) if a not in source]
    for position, axis in sorted(zip(destination, source)):
        order.insert(position, axis)
    return tf.transpose(x, perm=order)
