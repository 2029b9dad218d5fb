"""A tabular model of categories and numbers, with an embedding for each category."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class TabularModel(nn.Module):
    def __init__(self, embedding_sizes, n_cont, layers, out_sz, p=0.0):
        super().__init__()
        self.embeds = nn.ModuleList([nn.Embedding(categories, size) for categories, size in embedding_sizes])
        self.emb_drop = nn.Dropout(p)
        self.bn_cont = nn.BatchNorm1d(n_cont)
        layerlist = []
        n_emb = sum((nf for ni, nf in embedding_sizes))
        n_in = n_emb + n_cont
        for i in layers:
            layerlist.append(nn.Linear(n_in, i))
            layerlist.append(nn.ReLU(inplace=True))
            layerlist.append(nn.BatchNorm1d(i))
            layerlist.append(nn.Dropout(p))
            n_in = i
        layerlist.append(nn.Linear(layers[-1], out_sz))
        self.layers = nn.Sequential(*layerlist)

    def forward(self, x_cat, x_cont):
        embeddings = []
        for i, e in enumerate(self.embeds):
            embeddings.append(e(x_cat[:, i]))
        x = torch.cat(embeddings, 1)
        x = self.emb_drop(x)
        x_cont = self.bn_cont(x_cont)
        x = torch.cat([x, x_cont], 1)
        x = self.layers(x)
        return x


def build():
    return TabularModel([(5, 3), (5, 2)], 4, [12, 8], 1)


def fit(model, batches):
    criterion = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([2.0]))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=1e-3)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.9)
    losses = []
    for epoch in range(2):
        running_loss, running_correct = 0.0, 0
        for cats, conts, y in batches:
            optimizer.zero_grad()
            y_pred = model(cats, conts)
            loss = criterion(y_pred, y.unsqueeze(1).float())
            loss.backward()
            optimizer.step()
            running_loss += loss.item()
            running_correct += ((torch.sigmoid(y_pred) > 0.5).squeeze(1).long() == y).sum().item()
        scheduler.step()
        losses.append(running_loss / len(batches))
        losses.append(running_correct)
    return losses
