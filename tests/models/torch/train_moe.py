"""A sparse mixture of experts: top-k routing with index_add and a load-balancing loss."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Expert(nn.Module):
    def __init__(self, dim, hidden):
        super().__init__()
        self.w1 = nn.Linear(dim, hidden, bias=False)
        self.w2 = nn.Linear(hidden, dim, bias=False)
        self.w3 = nn.Linear(dim, hidden, bias=False)

    def forward(self, x):
        return self.w2(F.silu(self.w1(x)) * self.w3(x))


class MoE(nn.Module):
    def __init__(self, dim=8, hidden=12, num_experts=4, top_k=2):
        super().__init__()
        self.num_experts = num_experts
        self.top_k = top_k
        self.gate = nn.Linear(dim, num_experts, bias=False)
        self.experts = nn.ModuleList([Expert(dim, hidden) for _ in range(num_experts)])

    def forward(self, x):
        batch_size, seq_len, dim = x.shape
        x = x.view(-1, dim)
        router_logits = self.gate(x)
        routing_weights = F.softmax(router_logits, dim=1)
        routing_weights, selected_experts = torch.topk(routing_weights, self.top_k, dim=-1)
        routing_weights /= routing_weights.sum(dim=-1, keepdim=True)
        final = torch.zeros_like(x)
        expert_mask = F.one_hot(selected_experts, num_classes=self.num_experts).float()
        for i, expert in enumerate(self.experts):
            weight = (routing_weights * expert_mask[:, :, i]).sum(dim=-1, keepdim=True)
            final = final + weight * expert(x)
        density = expert_mask.sum(dim=1).mean(dim=0)
        density_proxy = F.softmax(router_logits, dim=1).mean(dim=0)
        aux_loss = (density_proxy * density).sum() * self.num_experts
        return final.view(batch_size, seq_len, dim), aux_loss


class Model(nn.Module):
    def __init__(self, vocab=12, dim=8):
        super().__init__()
        self.embed = nn.Embedding(vocab, dim)
        self.moe = MoE(dim)
        self.norm = nn.RMSNorm(dim)
        self.head = nn.Linear(dim, vocab)

    def forward(self, tokens):
        x = self.embed(tokens)
        h, aux = self.moe(self.norm(x))
        return self.head(x + h), aux


def fit(model, batches, aux_weight=0.01):
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3, betas=(0.9, 0.95))
    losses = []
    for inputs, targets in batches:
        logits, aux_loss = model(inputs)
        ce = F.cross_entropy(logits.reshape(-1, logits.size(-1)), targets.reshape(-1))
        loss = ce + aux_weight * aux_loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
