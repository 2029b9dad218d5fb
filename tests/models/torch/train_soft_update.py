import copy
import torch
import torch.nn as nn
import torch.nn.functional as F


class QNet(nn.Module):
    def __init__(self, n_obs=4, n_actions=3):
        super().__init__()
        self.layer1 = nn.Linear(n_obs, 16)
        self.layer2 = nn.Linear(16, 16)
        self.layer3 = nn.Linear(16, n_actions)

    def forward(self, x):
        x = F.relu(self.layer1(x))
        x = F.relu(self.layer2(x))
        return self.layer3(x)


class Agent:
    def __init__(self, policy, gamma=0.99, tau=0.05, lr=1e-3):
        self.policy = policy
        self.target = copy.deepcopy(policy)
        self.gamma = gamma
        self.tau = tau
        self.optimizer = torch.optim.AdamW(self.policy.parameters(), lr=lr)

    def learn(self, states, actions, rewards, next_states, dones):
        q = self.policy(states).gather(1, actions.unsqueeze(1)).squeeze(1)
        with torch.no_grad():
            next_q = self.target(next_states).max(1)[0]
            expected = rewards + self.gamma * next_q * (1 - dones)
        loss = F.smooth_l1_loss(q, expected)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_value_(self.policy.parameters(), 100)
        self.optimizer.step()
        self.soft_update()
        return loss.item()

    def soft_update(self):
        for target_param, param in zip(self.target.parameters(), self.policy.parameters()):
            target_param.data.copy_(self.tau * param.data + (1.0 - self.tau) * target_param.data)


def fit(model, batches):
    agent = Agent(model)
    return [agent.learn(*batch) for batch in batches]
