import torch


def clip_by_global_norm(max_norm):
    """The rule that scales gradients down, so that the norm of all of them together is at most max_norm."""

    def change(gradients, arrays):
        norm = global_norm(gradients)
        return [torch.where(norm < max_norm, one, one / norm * max_norm) for one in gradients]

    return GradientRule(change)
