import torch
import torch.nn as nn
import torch.nn.functional as F


class Expert(nn.Module):
    def __init__(self, n_embed):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(n_embed, 4 * n_embed), nn.SiLU(), nn.Linear(4 * n_embed, n_embed))

    def forward(self, x):
        return self.net(x)


class MixtureOfExperts(nn.Module):
    def __init__(self, n_embed=16, num_experts=4):
        super().__init__()
        self.gate = nn.Linear(n_embed, num_experts, bias=False)
        self.experts = nn.ModuleList([Expert(n_embed) for _ in range(num_experts)])
        self.norm = nn.RMSNorm(n_embed, eps=1e-6)

    def forward(self, x):
        x = self.norm(x)
        weights = F.softmax(self.gate(x), dim=-1)
        outputs = torch.stack([expert(x) for expert in self.experts], dim=-2)
        return torch.einsum("bte,bted->btd", weights, outputs)
