import jax


def param_groups(optimizer):
    """The settings of an optimizer's groups of parameters, that may be changed between steps."""
    states = jax.tree.leaves(optimizer.opt_state, is_leaf=lambda state: hasattr(state, "hyperparams"))
    return [ParameterGroup(state.hyperparams) for state in states if hasattr(state, "hyperparams")]
