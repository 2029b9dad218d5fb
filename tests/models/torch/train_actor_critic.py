"""Policy and value in one model, the loss of a distribution."""
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim
from torch.distributions import Categorical


class ActorCritic(nn.Module):
    """implements both actor and critic in one model"""

    def __init__(self):
        super(ActorCritic, self).__init__()
        self.affine1 = nn.Linear(4, 16)
        self.action_head = nn.Linear(16, 2)
        self.value_head = nn.Linear(16, 1)
        self.saved_actions = []
        self.rewards = []

    def forward(self, x):
        x = F.relu(self.affine1(x))
        action_prob = F.softmax(self.action_head(x), dim=-1)
        state_values = self.value_head(x)
        return action_prob, state_values


def fit(model, batches):
    optimizer = optim.Adam(model.parameters(), lr=3e-2)
    losses = []
    for states, actions, returns in batches:
        probs, values = model(states)
        m = Categorical(probs)
        log_probs = m.log_prob(actions)
        advantage = returns - values.squeeze(-1)
        policy_loss = -(log_probs * advantage.detach()).mean()
        value_loss = F.smooth_l1_loss(values.squeeze(-1), returns)
        entropy = m.entropy().mean()
        loss = policy_loss + 0.5 * value_loss - 0.01 * entropy
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
