"""What is a module, and has a method that one class alone has, is of that class."""
import torch
from torch import nn


class Agent(nn.Module):
    def __init__(self):
        super().__init__()
        self.policy = nn.Linear(4, 2)

    def act(self, x):
        return self.policy(x) + torch.randn(2)


def rollout(agent, tokenizer, x):
    print(len(list(agent.parameters())), tokenizer.act(x))
    return agent.act(x)
