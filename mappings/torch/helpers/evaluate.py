import torch


@torch.no_grad()
def evaluate(model, x, y=None, batch_size=None, verbose=True, steps=None, callbacks=None, return_dict=False):
    """What the model's plan measures: the loss alone, a list of all, or all by their names."""
    was_training = model.training
    model.eval()
    tell(callbacks, "on_test_begin")
    values = run_epoch(model, batches_of(x, y, batch_size, steps=steps), "test", callbacks)
    tell(callbacks, "on_test_end", values)
    model.train(was_training)
    if verbose:
        print(" - ".join(f"{name}: {value:.4f}" for name, value in values.items()))
    if return_dict:
        return dict(sorted(values.items()))  # as Keras does
    return list(values.values()) if len(values) > 1 else values["loss"]
