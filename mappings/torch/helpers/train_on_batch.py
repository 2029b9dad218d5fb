def train_on_batch(model, x, y, return_dict=False):
    """One step of training by the model's plan. Gives what was measured before it, as `evaluate` does."""
    was_training = model.training
    model.train()
    values = run_epoch(model, [(x, y)], "train")
    model.train(was_training)
    if return_dict:
        return dict(sorted(values.items()))  # as Keras does
    return list(values.values()) if len(values) > 1 else values["loss"]
