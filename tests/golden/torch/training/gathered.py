"""Steps where gradients gather in the target's arrays, too; settings of groups, schedules, clipping."""
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self, vocabulary, features):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, features, padding_idx=0)
        self.rnn = nn.LSTM(features, features, num_layers=2, dropout=0.1, batch_first=True)
        self.scale = nn.Parameter(torch.ones(features))
        self.out = nn.Linear(features, 2)
        nn.init.xavier_uniform_(self.out.weight)
        self.flash = hasattr(torch.nn.functional, "scaled_dot_product_attention")

    def forward(self, tokens):
        outputs, _ = self.rnn(self.embedding(tokens))
        return self.out(self.scale * outputs[:, -1])


def train(net: Net, loader, closure):
    groups = [
        {"params": [p for n, p in net.named_parameters() if "bias" not in n], "weight_decay": 0.01},
        {"params": [p for n, p in net.named_parameters() if "bias" in n], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=1e-3)
    head = torch.optim.SGD(net.out.parameters(), lr=0.1, momentum=0.9)
    scheduler = torch.optim.lr_scheduler.StepLR(head, step_size=2)
    criterion = nn.CrossEntropyLoss()
    for tokens, labels in loader:
        optimizer.zero_grad(set_to_none=True)
        loss = criterion(net(tokens), labels)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        head.step(closure)
        scheduler.step()
        for group in head.param_groups:
            print(group["lr"], loss.item())
