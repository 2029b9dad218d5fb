import torch


class ChainedOptimizer(torch.optim.Optimizer):
    """Changes parameters by a rule that has init() and update()."""

    def __init__(self, parameters, rule):
        super().__init__(parameters, {})
        self.rule = rule
        self.rule_state = rule.init(self.arrays())

    def arrays(self):
        return [parameter for group in self.param_groups for parameter in group["params"]]

    @torch.no_grad()
    def step(self):
        arrays = self.arrays()
        gradients = [torch.zeros_like(one) if one.grad is None else one.grad for one in arrays]
        changes, self.rule_state = self.rule.update(gradients, self.rule_state, arrays)
        for one, change in zip(arrays, changes):
            one.add_(change)

    def state_dict(self):
        return {**super().state_dict(), "rule_state": self.rule_state}

    def load_state_dict(self, state_dict):
        super().load_state_dict({"state": state_dict["state"], "param_groups": state_dict["param_groups"]})
        self.rule_state = state_dict["rule_state"]
