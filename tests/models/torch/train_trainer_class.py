import torch
import torch.nn as nn


class Trainer:
    def __init__(self, model, optimizer, criterion, scheduler=None, grad_clip=None):
        self.model = model
        self.optimizer = optimizer
        self.criterion = criterion
        self.scheduler = scheduler
        self.grad_clip = grad_clip
        self.history = {"loss": [], "acc": []}

    def train_step(self, inputs, labels):
        self.model.train()
        self.optimizer.zero_grad()
        outputs = self.model(inputs)
        loss = self.criterion(outputs, labels)
        loss.backward()
        if self.grad_clip is not None:
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.grad_clip)
        self.optimizer.step()
        return loss.item()

    @torch.no_grad()
    def evaluate(self, loader):
        self.model.eval()
        total, correct = 0, 0
        for inputs, labels in loader:
            preds = self.model(inputs).argmax(dim=1)
            correct += (preds == labels).sum().item()
            total += labels.size(0)
        return correct / total

    def fit(self, loader, epochs):
        for epoch in range(epochs):
            for inputs, labels in loader:
                self.history["loss"].append(self.train_step(inputs, labels))
            if self.scheduler is not None:
                self.scheduler.step()
            self.history["acc"].append(self.evaluate(loader))
        return self.history


class TabNet(nn.Module):
    def __init__(self, in_features, hidden, n_classes):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden, bias=False)
        self.bn1 = nn.BatchNorm1d(hidden)
        self.drop = nn.Dropout(p=0.0)
        self.fc2 = nn.Linear(hidden, n_classes)

    def forward(self, x):
        x = torch.relu(self.bn1(self.fc1(x)))
        return self.fc2(self.drop(x))


def fit(model, batches):
    optimizer = torch.optim.RMSprop(model.parameters(), lr=1e-3, alpha=0.95)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.5)
    trainer = Trainer(model, optimizer, nn.CrossEntropyLoss(), scheduler, grad_clip=5.0)
    history = trainer.fit(batches, epochs=2)
    return history["loss"] + history["acc"]
