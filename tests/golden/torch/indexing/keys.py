import torch

x = torch.zeros(4, 3, 2)
rows = torch.tensor([0, 2])
mask = torch.tensor([True, False, True, False])

first = x[0]
part = x[1:, 0]
named = x[0, 1, 1]
last = x[..., -1]
new = x[None]
listed = x[[0, 3]]
taken = x[rows]
inner = x[:, rows]
pair = x[1, rows]  # row 1, then some of its rows
masked = x[mask]
parted = x[0, :, rows]
