"""Models in Keras."""
import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import numpy as np
import tensorflow as tf

from .inputs import arguments, flat, make, make_batches, weights_of_outputs
from .keras_places import parameter_map, place_in_keras
from .side import load, serve


def numpy(value):
    return keras.ops.convert_to_numpy(value)


def constants(inputs):
    return [tf.constant(array, tf.int32 if array.dtype.kind == "i" else None) for array in inputs]


def step(model, inputs, places, training):
    arrays = constants(inputs)
    floats = [array for array in arrays if array.dtype.is_floating]
    with tf.GradientTape() as tape:
        for array in floats:
            tape.watch(array)
        outputs = flat(model(*arguments(model, arrays), training=training))
        loss = sum(tf.reduce_sum(tf.cast(output, tf.float32) * w) for output, w in zip(outputs, weights_of_outputs(outputs)))
    variables = {key: place.variable() for key, place in places.items()}
    trained = {key: variable for key, variable in variables.items() if getattr(variable, "trainable", False)}
    gradients = tape.gradient(loss, {"variables": {key: variable.value for key, variable in trained.items()}, "inputs": floats},
                              unconnected_gradients=tf.UnconnectedGradients.ZERO)
    of_inputs = iter(gradients["inputs"])
    return {"outputs": [numpy(output) for output in outputs],
            "gradients": {key: places[key].back(numpy(tf.convert_to_tensor(gradient))) for key, gradient in gradients["variables"].items()},
            "inputs": [numpy(tf.convert_to_tensor(next(of_inputs))) if array.dtype.is_floating else None for array in arrays]}


def unsettled(places):
    """Weights and running statistics that are nobody's defaults."""
    random = np.random.default_rng(3)
    moved = {key: (place.get() + 0.05 * random.normal(size=place.get().shape)).astype(np.float32) for key, place in places.items()}
    return {key: np.abs(array) if key.endswith("running_var") else array for key, array in moved.items()}


def train(model, module, job, places):
    """What a training loop makes of the model: its losses, all arrays, and what it computes then."""
    batches = [tuple(constants(batch)) for batch in make_batches(job["train"])]
    losses = eval(job["train"]["call"], {**vars(module), "model": model, "batches": batches})
    state = {key: place.get() for key, place in places.items()}
    inputs = [make(spec, i) for i, spec in enumerate(job["inputs"])]
    return {"losses": np.asarray([float(loss) for loss in flat(losses)], np.float32), "state": state,
            "outputs": step(model, inputs, places, False)["outputs"]}


def run(job):
    keras.utils.clear_session()  # names of layers begin anew
    module = load(job["program"])
    keras.utils.set_random_seed(0)
    model = eval(job["build"].replace(", rngs=nnx.Rngs(0)", "").replace("rngs=nnx.Rngs(0)", ""), vars(module))
    model.takes_list = job.get("takes_list", False)
    inputs = [make(spec, i) for i, spec in enumerate(job["inputs"])]
    model(*arguments(model, constants(inputs)))  # layers make their arrays when they see what they are called with
    maps = parameter_map("keras")
    keys = list(job.get("keys", job.get("weights")))
    places = {key: place_in_keras(model, key, maps, keys) for key in keys}
    weights = job["weights"] if "weights" in job else unsettled(places)
    for key, place in places.items():
        place.set(weights[key])
    answer = {"weights": weights, "eval": step(model, inputs, places, False), "train": step(model, inputs, places, True)}
    answer["after"] = {key: place.get() for key, place in places.items()}
    if "train" in job:
        for key, place in places.items():
            place.set(weights[key])
        answer["trained"] = train(model, module, job, places)
    return answer


if __name__ == "__main__":
    serve(run)
