import torch


def run_epoch(model, batches, after_batch=None):
    """The means over all rows of what the model's plan measures; with `after_batch` the model is trained, and that told of each batch."""
    totals, count = {}, 0
    for number, (inputs, target) in enumerate(batches):
        inputs, target = batch_tensors(inputs, model), batch_tensors(target, model)
        loss, values = model.training_plan.measure(target, model(inputs))
        if after_batch:
            optimizer = model.training_plan.optimizer_of(model)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            after_batch(number, values)
        rows = len(torch.utils._pytree.tree_leaves(target)[0])
        totals = {name: totals.get(name, 0.0) + rows * value for name, value in values.items()}
        count += rows
    return {name: total / count for name, total in totals.items()}
