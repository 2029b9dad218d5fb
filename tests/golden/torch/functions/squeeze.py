import torch


def scores(x):
    return x.squeeze(-1), torch.squeeze(x, dim=(0, 1)), x.squeeze()


column = torch.zeros(3, 1)
print(column.squeeze(1), column.squeeze(0), torch.ones(2, 1, 3).squeeze((0, 1)))
