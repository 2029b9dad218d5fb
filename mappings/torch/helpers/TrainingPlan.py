import torch


class TrainingPlan:
    """How a model is trained: by which optimizer, for which loss, and what is measured besides, by names."""

    def __init__(self, optimizer, loss, metrics):
        self.optimizer, self.loss, self.metrics = optimizer, loss, metrics

    def optimizer_of(self, model):
        """The optimizer; where only its rule was given, it is made now that all sizes are known."""
        if not isinstance(self.optimizer, torch.optim.Optimizer):
            self.optimizer = self.optimizer(model.parameters())
        return self.optimizer

    def measure(self, target, output):
        """The loss of a batch, whose gradients can be asked for, and all that is measured, as numbers."""
        loss = self.loss(target, output).mean()
        values = {name: metric(target, output).to(loss.dtype).mean().item() for name, metric in self.metrics.items()}
        return loss, {"loss": loss.item(), **values}
