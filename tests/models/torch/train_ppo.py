"""PPO's update: clipped surrogate, value loss, entropy bonus, advantages normalised; Categorical distribution."""
import torch
import torch.nn as nn
from torch.distributions import Categorical


def layer_init(layer, std=1.414, bias_const=0.0):
    torch.nn.init.orthogonal_(layer.weight, std)
    torch.nn.init.constant_(layer.bias, bias_const)
    return layer


class Agent(nn.Module):
    def __init__(self, obs_dim=4, n_actions=3):
        super().__init__()
        self.critic = nn.Sequential(
            layer_init(nn.Linear(obs_dim, 16)),
            nn.Tanh(),
            layer_init(nn.Linear(16, 1), std=1.0),
        )
        self.actor = nn.Sequential(
            layer_init(nn.Linear(obs_dim, 16)),
            nn.Tanh(),
            layer_init(nn.Linear(16, n_actions), std=0.01),
        )

    def forward(self, x):
        return self.actor(x), self.critic(x)

    def get_value(self, x):
        return self.critic(x)

    def get_action_and_value(self, x, action=None):
        logits = self.actor(x)
        probs = Categorical(logits=logits)
        if action is None:
            action = probs.sample()
        return action, probs.log_prob(action), probs.entropy(), self.critic(x)


def fit(agent, batches, clip_coef=0.2, ent_coef=0.01, vf_coef=0.5, max_grad_norm=0.5):
    optimizer = torch.optim.Adam(agent.parameters(), lr=2.5e-3, eps=1e-5)
    losses = []
    for update, (obs, actions, old_logprob, advantages, returns) in enumerate(batches):
        frac = 1.0 - update / len(batches)
        optimizer.param_groups[0]["lr"] = frac * 2.5e-3
        _, newlogprob, entropy, newvalue = agent.get_action_and_value(obs, actions.long())
        logratio = newlogprob - old_logprob
        ratio = logratio.exp()
        with torch.no_grad():
            approx_kl = ((ratio - 1) - logratio).mean()
        mb_advantages = (advantages - advantages.mean()) / (advantages.std() + 1e-8)
        pg_loss1 = -mb_advantages * ratio
        pg_loss2 = -mb_advantages * torch.clamp(ratio, 1 - clip_coef, 1 + clip_coef)
        pg_loss = torch.max(pg_loss1, pg_loss2).mean()
        newvalue = newvalue.view(-1)
        v_loss = 0.5 * ((newvalue - returns) ** 2).mean()
        entropy_loss = entropy.mean()
        loss = pg_loss - ent_coef * entropy_loss + v_loss * vf_coef
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(agent.parameters(), max_grad_norm)
        optimizer.step()
        losses += [loss.item(), approx_kl.item()]
    return losses
