import torch


def run_epoch(model, batches, event, callbacks=None):
    """The means over all rows of what the model's plan measures; in "train" batches the model is trained. Callbacks are told of each."""
    totals, count = {}, 0
    for number, (inputs, target) in enumerate(batches):
        tell(callbacks, f"on_{event}_batch_begin", number)
        inputs, target = batch_tensors(inputs, model), batch_tensors(target, model, labels=True)
        loss, values = model.training_plan.measure(target, model(inputs))
        if event == "train":
            optimizer = model.training_plan.optimizer_of(model)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        rows = len(torch.utils._pytree.tree_leaves(target)[0])
        totals = {name: totals.get(name, 0.0) + rows * value for name, value in values.items()}
        count += rows
        tell(callbacks, f"on_{event}_batch_end", number, {name: total / count for name, total in totals.items()})
    return {name: total / count for name, total in totals.items()}
