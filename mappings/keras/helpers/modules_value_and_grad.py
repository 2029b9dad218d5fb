import importlib

import keras


class RecordedScope(keras.StatelessScope):
    """A scope that knows which variables would have changed in it."""

    def __init__(self, values=()):
        super().__init__(state_mapping=values)
        self.changed = {}

    def add_update(self, update):
        self.changed[id(update[0])] = update[0]
        super().add_update(update)


def modules_value_and_grad(modules, fn):
    """A function that gives what fn does, a loss or a tuple that begins with it, and the gradients of the loss by each module's variables."""

    def value_and_loss(*args):
        value = fn(*args)
        return value, value[0] if isinstance(value, tuple) else value

    def with_tensorflow(*args):
        tf = importlib.import_module("tensorflow")
        with tf.GradientTape() as tape:
            value, loss = value_and_loss(*args)
        grads = tape.gradient(loss, [module.trainable_variables for module in modules])
        return value, [[None if grad is None else tf.convert_to_tensor(grad) for grad in own] for own in grads]  # an embedding's are slices

    def with_torch(*args):
        torch = importlib.import_module("torch")
        value, loss = value_and_loss(*args)
        trained = [module.trainable_variables for module in modules]
        grads = iter(torch.autograd.grad(loss, [variable.value for own in trained for variable in own], allow_unused=True))
        return value, [[next(grads) for _ in own] for own in trained]

    def with_jax(*args):
        jax = importlib.import_module("jax")
        if not all(module.built for module in modules):
            with keras.StatelessScope():  # behind it, layers that were not called before have their variables
                value_and_loss(*args)
        trained = [module.trainable_variables for module in modules]
        changed = []

        def loss_of(values):
            with RecordedScope([pair for own, new in zip(trained, values) for pair in zip(own, new)]) as scope:
                value, loss = value_and_loss(*args)
            changed[:] = scope.changed.values()
            return loss, (value, [scope.get_current_value(variable) for variable in changed])

        values = [[variable.value for variable in own] for own in trained]
        (_, (value, new)), grads = jax.value_and_grad(loss_of, has_aux=True)(values)
        for variable, number in zip(changed, new):
            variable.assign(number)
        return value, grads

    return {"tensorflow": with_tensorflow, "torch": with_torch, "jax": with_jax}[keras.config.backend()]
