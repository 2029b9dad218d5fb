"""Distributions are objects: helper classes stand for them where the target has none of its own."""
import torch
from torch.distributions import Categorical, Normal, kl_divergence


def choose(logits: torch.Tensor):
    policy = Categorical(logits=logits)
    action = policy.sample()
    return action, policy.log_prob(action), policy.entropy().mean()


def reparameterised(mu: torch.Tensor, deviation: torch.Tensor, count: int) -> Normal:
    posterior = Normal(mu, deviation)
    z = posterior.rsample((count,))
    prior = Normal(torch.zeros_like(mu), 1.0)
    return z, kl_divergence(posterior, prior).sum(-1)


def act(actor, observation):
    distribution = actor(observation)
    action = distribution.sample()
    return action, distribution.log_prob(action).sum(-1)


def is_normal(distribution):
    return isinstance(distribution, Normal)


def unknown(scale):
    return torch.distributions.Weibull(scale, 1.0).sample()
