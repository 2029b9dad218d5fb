"""Models in equinox, which are their own arrays. PyTorch's names of the arrays come from its side; layouts are the same."""
import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np

from .inputs import flat, make, make_batches, weights_of_outputs
from .side import load, serve


def at(model, key):
    """The array that PyTorch calls `key`."""
    for part in key.split("."):
        model = model[int(part)] if isinstance(model, (list, tuple)) else getattr(model, part)
    return model


def state_of(model, keys):
    return {key: np.asarray(at(model, key)).reshape(shape) for key, shape in keys.items()}


def with_arrays(model, arrays):
    keys = list(arrays)
    new = [jnp.asarray(arrays[key], jnp.float32).reshape(at(model, key).shape) for key in keys]
    return eqx.tree_at(lambda tree: [at(tree, key) for key in keys], model, new)


def step(model, inputs, keys):
    arrays = [jnp.asarray(array) for array in inputs]
    floats = [i for i, array in enumerate(inputs) if array.dtype.kind == "f"]

    @eqx.filter_jit
    def compute(both):
        def loss(both):
            model, given = both
            all_inputs = list(arrays)
            for i, array in zip(floats, given):
                all_inputs[i] = array
            outputs = flat(model(*all_inputs))
            return sum((output * w).sum() for output, w in zip(outputs, weights_of_outputs(outputs))), outputs

        return eqx.filter_grad(loss, has_aux=True)(both)

    (gradients, of_inputs), outputs = compute((model, [arrays[i] for i in floats]))
    given = dict(zip(floats, of_inputs))
    return {"outputs": [np.asarray(output) for output in outputs], "gradients": state_of(gradients, keys),
            "inputs": [np.asarray(given[i]) if i in given else None for i in range(len(inputs))]}


def run(job):
    module = load(job["program"])
    model = eval(job["build"], {**vars(module), "jax": jax})
    keys = {key: tuple(shape) for key, shape in job["keys"].items()}
    arrays = jax.tree.leaves(eqx.filter(model, eqx.is_inexact_array))
    if len(keys) != len(arrays):
        raise ValueError(f"{len(arrays)} arrays, and {len(keys)} there")
    random = np.random.default_rng(3)
    model = with_arrays(model, {key: value + 0.05 * random.normal(size=value.shape) for key, value in state_of(model, keys).items()})
    inputs = [make(spec, i) for i, spec in enumerate(job["inputs"])]
    answer = {"weights": state_of(model, keys), "after": state_of(model, keys)}
    answer["eval"] = answer["train"] = step(model, inputs, keys)
    if "train" in job:
        batches = [tuple(jnp.asarray(array) for array in batch) for batch in make_batches(job["train"])]
        losses, trained = eval(job["train"]["call"], {**vars(module), "variables": model, "batches": batches})
        answer["trained"] = {"losses": np.asarray([float(loss) for loss in flat(losses)], np.float32), "state": state_of(trained, keys),
                             "outputs": step(trained, inputs, keys)["outputs"]}
    return answer


if __name__ == "__main__":
    serve(run)
