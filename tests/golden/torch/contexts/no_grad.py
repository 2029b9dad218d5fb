import torch


@torch.no_grad()
def evaluate(x: torch.Tensor):
    """Decorators and contexts that the target does without go."""
    return x.sum()


@torch.no_grad()  # nothing to train
@torch.jit.script
def both(x: torch.Tensor):
    return x + 1


def inside(x: torch.Tensor):
    total = 0.0
    for row in x:
        with torch.no_grad():
            # comments stay
            y = torch.cat([row, row],
                          dim=0)

            text = """
            so does text
            """
            total = total + y.mean() + len(text)
    with torch.no_grad(): total = total * 2
    with open("log") as log, torch.no_grad():
        log.write(str(total))
    with torch.no_grad():  # twice
        with torch.enable_grad():
            return total


def tagged(x: torch.Tensor):
    with torch.inference_mode():
        low, _ = torch.topk(x.float().abs(), 2)
        return low
