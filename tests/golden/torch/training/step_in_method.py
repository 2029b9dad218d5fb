import torch


class Trainer:
    def __init__(self, model, optimizer, loss_fn):
        self.model = model
        self.optimizer = optimizer
        self.loss_fn = loss_fn

    def compute(self, batch):
        """The loss, and how many it is the mean of."""
        x, y = batch
        pred = self.model(x)  # the forward pass
        loss = self.loss_fn(
            pred,
            y,
        )
        return loss, len(x)

    def fit(self, batches):
        total = 0.0
        self.model.train()
        for one in batches:
            self.optimizer.zero_grad()
            loss, n = self.compute(one)
            loss.backward()
            self.optimizer.step()
            total += loss.item() * n
        return total

    @torch.no_grad()
    def validate(self, batches):
        self.model.eval()
        return sum(self.compute(one)[0].item() for one in batches)


model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Dropout(0.5), torch.nn.Linear(4, 1))
trainer = Trainer(model, torch.optim.SGD(model.parameters(), lr=0.1), torch.nn.MSELoss())
