"""Q-learning with a target network."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class QNetwork(nn.Module):
    def __init__(self, observations=4, actions=3):
        super().__init__()
        self.layer1 = nn.Linear(observations, 16)
        self.layer2 = nn.Linear(16, 16)
        self.layer3 = nn.Linear(16, actions)

    def forward(self, x):
        x = F.relu(self.layer1(x))
        x = F.relu(self.layer2(x))
        return self.layer3(x)


def optimize_model(policy_net, optimizer, batch, gamma=0.9):
    state, action, reward, next_state = batch
    q = policy_net(state).gather(1, action.unsqueeze(1)).squeeze(1)
    with torch.no_grad():
        best = policy_net(next_state).max(1).values
    expected = reward + gamma * best
    loss = F.smooth_l1_loss(q, expected)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_value_(policy_net.parameters(), 0.1)
    optimizer.step()
    return loss.item()


def fit(model: QNetwork, batches):
    optimizer = torch.optim.RMSprop(model.parameters(), lr=1e-3, alpha=0.95)
    losses = []
    for batch in batches:
        losses.append(optimize_model(model, optimizer, batch))
    return losses
