"""Who calls what calls what draws hands the key on, though a seed stands between; a step that only begins with `test` is no test."""
import torch


def noise():
    return torch.randn(3)


def run():
    a = noise()
    torch.manual_seed(0)
    return a + torch.randn(3)


def main():
    return run()


class Module:
    def test_step(self, batch):
        return batch + torch.randn(3)
