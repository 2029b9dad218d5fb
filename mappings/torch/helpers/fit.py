import math

import torch


def fit(model, x, y=None, batch_size=None, epochs=1, verbose=True, callbacks=None, validation_split=0.0, validation_data=None,
        shuffle=True, initial_epoch=0, steps_per_epoch=None, validation_steps=None, validation_batch_size=None):
    """Trains a model by the plan that `compile_model` made. Gives the history of what was measured, epoch by epoch."""
    if validation_split:
        count = len(torch.utils._pytree.tree_leaves(x)[0])
        kept = math.floor(count * (1 - validation_split))
        validation_data = tree_rows((x, y), slice(kept, None))
        x, y = tree_rows((x, y), slice(0, kept))
    held_out = validation_data if isinstance(validation_data, (list, tuple)) else (validation_data,)
    history = History()
    callbacks = [history, *(callbacks or ())]
    tell(callbacks, "set_params", {"verbose": verbose, "epochs": epochs, "steps": steps_per_epoch})
    tell(callbacks, "set_model", model)
    model.stop_training = False
    was_training = model.training
    tell(callbacks, "on_train_begin")
    values = {}
    for epoch in range(initial_epoch, epochs):
        tell(callbacks, "on_epoch_begin", epoch)
        model.train()
        values = run_epoch(model, batches_of(x, y, batch_size, shuffle, steps_per_epoch), "train", callbacks)
        values = dict(sorted(values.items()))  # as Keras does
        if validation_data is not None:
            found = evaluate(model, *held_out, batch_size=validation_batch_size or batch_size, verbose=False, steps=validation_steps,
                             callbacks=callbacks, return_dict=True)
            values |= {"val_" + name: value for name, value in found.items()}
        if verbose:
            print(f"Epoch {epoch + 1}/{epochs} - " + " - ".join(f"{name}: {value:.4f}" for name, value in values.items()))
        tell(callbacks, "on_epoch_end", epoch, values)
        if model.stop_training:
            break
    tell(callbacks, "on_train_end", values)
    model.train(was_training)
    return history
