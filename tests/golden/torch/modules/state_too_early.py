"""State for modules that have just been made."""
import torch
import torch.nn as nn

state = torch.load("linear.pt")
single = nn.Linear(3, 2)
single.load_state_dict(state)
several = nn.Sequential(nn.Linear(3, 2), nn.ReLU())
several.load_state_dict(torch.load("several.pt"))
