"""Texts and keys that grew, masks of bytes, arguments that went and said nothing."""
import torch

model = torch.nn.Linear(2, 2)
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, "min", patience=1, verbose=False)
print(optimizer)
state = optimizer.state_dict()
torch.save(state, "a.pt")
print(state["param_groups"])
x = torch.arange(6.0)
mask = (x > 2).byte()
x[mask] = -1
print(sorted(optimizer.state_dict()["param_groups"][0].keys()))
