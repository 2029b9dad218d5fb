"""Double DQN: a target network that is made anew and gets the other's state at once, and again every few steps."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class QNet(nn.Module):
    def __init__(self, obs=5, actions=3, hidden=16):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(obs, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU())
        self.value = nn.Linear(hidden, 1)
        self.advantage = nn.Linear(hidden, actions)

    def forward(self, x):
        h = self.body(x)
        a = self.advantage(h)
        return self.value(h) + a - a.mean(dim=1, keepdim=True)


def fit(online, batches, gamma=0.95, sync_every=4):
    target = QNet()
    target.load_state_dict(online.state_dict())
    target.eval()
    optimizer = torch.optim.RMSprop(online.parameters(), lr=1e-3)
    losses = []
    for step, (obs, action, reward, next_obs, done) in enumerate(batches):
        q = online(obs).gather(1, action.unsqueeze(1)).squeeze(1)
        with torch.no_grad():
            best = online(next_obs).argmax(dim=1, keepdim=True)
            next_q = target(next_obs).gather(1, best).squeeze(1)
            goal = reward + gamma * (1 - done) * next_q
        loss = F.smooth_l1_loss(q, goal)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % sync_every == sync_every - 1:
            target.load_state_dict(online.state_dict())
        losses.append(loss.item())
    losses.append(target(batches[0][0]).sum().item())
    return losses
