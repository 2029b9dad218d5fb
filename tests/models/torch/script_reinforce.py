"""REINFORCE with a baseline: an agent class with its own networks' optimiser, discounted returns, an entropy bonus."""
import torch
import torch.nn as nn
from torch.distributions import Categorical


class PolicyValue(nn.Module):
    def __init__(self, obs_dim=4, n_actions=3, width=16):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(obs_dim, width), nn.Tanh())
        self.pi = nn.Linear(width, n_actions)
        self.v = nn.Linear(width, 1)

    def forward(self, obs):
        h = self.trunk(obs)
        return self.pi(h), self.v(h).squeeze(-1)


class Agent:
    def __init__(self, model, gamma=0.97, entropy_coef=0.01, value_coef=0.5):
        self.model = model
        self.gamma = gamma
        self.entropy_coef = entropy_coef
        self.value_coef = value_coef
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=1e-2, eps=1e-5)

    def returns(self, rewards):
        R = torch.zeros(rewards.shape[1])
        out = []
        for t in reversed(range(rewards.shape[0])):
            R = rewards[t] + self.gamma * R
            out.insert(0, R)
        return torch.stack(out)

    def update(self, obs, actions, rewards):
        returns = self.returns(rewards)
        returns = (returns - returns.mean()) / (returns.std() + 1e-8)
        logits, values = self.model(obs)
        dist = Categorical(logits=logits)
        advantage = returns - values.detach()
        policy_loss = -(dist.log_prob(actions) * advantage).mean()
        value_loss = (returns - values).pow(2).mean()
        entropy = dist.entropy().mean()
        loss = policy_loss + self.value_coef * value_loss - self.entropy_coef * entropy
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 0.5)
        self.optimizer.step()
        return {"loss": loss.item(), "entropy": entropy.item(), "value": value_loss.item()}


def learn(model, episodes):
    agent = Agent(model)
    logs = []
    for obs, actions, rewards in episodes:
        info = agent.update(obs, actions, rewards)
        logs += [info["loss"], info["entropy"], info["value"]]
    return logs
