import contextlib

import numpy as np

# What stays Paddle's in a converted program runs beside TensorFlow, but crashes if it is imported after it.
with contextlib.suppress(ImportError):
    import paddle  # noqa: F401
import tensorflow as tf

from ..encode import encode
from .gradients import nearby, only_result

tf.config.threading.set_inter_op_parallelism_threads(1)
tf.config.threading.set_intra_op_parallelism_threads(1)


def reset(seed):
    np.random.seed(seed)
    np.seterr(all="ignore")
    tf.random.set_seed(seed)
    if tf.keras.backend.floatx() != "float32":
        tf.keras.backend.set_floatx("float32")


def gradient(function, names):
    leaves, arguments = [], []
    for position, (name, value) in enumerate(zip(function.names, function.values)):
        if name in names:
            moved = nearby(np.asarray(value), position)
            leaves.append(tf.Variable(moved) if isinstance(value, tf.Variable) else tf.constant(moved))
            arguments.append(leaves[-1])
        else:
            arguments.append(value)
    with tf.GradientTape() as tape:
        for leaf in leaves:
            tape.watch(leaf)
        result = only_result(function.call(*arguments), lambda item: tf.is_tensor(item) and item.dtype.is_floating)
        total = tf.reduce_sum(result)
    found = tape.gradient(total, leaves, unconnected_gradients=tf.UnconnectedGradients.ZERO)
    return [encode(item) for item in found]


def compiled(function):
    return tf.function(function.call)(*function.values)
