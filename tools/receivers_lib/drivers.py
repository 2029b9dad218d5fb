"""Calls with random inputs, for packages whose docstrings run little of them."""


def torchdiffeq(package):
    import torch

    class Field(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.matrix = torch.nn.Parameter(torch.tensor([[-0.1, 2.0], [-2.0, -0.1]]))

        def forward(self, t, y):
            return y @ self.matrix

    field, start, times = Field(), torch.tensor([[2.0, 0.0]]), torch.linspace(0.0, 2.0, 7)
    for method in package.SOLVERS if hasattr(package, "SOLVERS") else ("dopri5", "dopri8", "bosh3", "fehlberg2", "adaptive_heun", "euler",
                                                                       "midpoint", "heun3", "rk4", "explicit_adams", "implicit_adams"):
        for solve in (package.odeint, package.odeint_adjoint):
            attempt(lambda: solve(field, start, times, method=method).sum().backward())
    attempt(lambda: package.odeint(lambda t, y: (y[1], -y[0]), (start, start), times, rtol=1e-4, atol=1e-4))
    attempt(lambda: package.odeint_event(field, start, times[0], event_fn=lambda t, y: y[0, 0] - 1.0))
    attempt(lambda: package.odeint_dense(field, start, times[0], times[-1])(times))


def entmax(package):
    import torch

    scores, targets = torch.randn(4, 7, requires_grad=True), torch.randint(0, 7, (4,))
    for name in ("sparsemax", "entmax15", "sparsemax_bisect", "entmax_bisect", "normmax_bisect", "budget_bisect"):
        for arguments in ({}, {"dim": 0}, {"k": 3}, {"n_iter": 20}, {"alpha": torch.tensor(1.3, requires_grad=True)}, {"budget": 2}):
            attempt(lambda: getattr(package, name)(scores, **arguments).pow(2).sum().backward())
    for name in ("sparsemax_loss", "entmax15_loss", "sparsemax_bisect_loss", "entmax_bisect_loss"):
        attempt(lambda: getattr(package, name)(scores, targets).sum().backward())
    for name in ("SparsemaxLoss", "Entmax15Loss", "SparsemaxBisectLoss", "EntmaxBisectLoss"):
        for reduction in ("elementwise_mean", "sum", "none"):
            attempt(lambda: getattr(package, name)(reduction=reduction)(scores, targets).sum().backward())
    for name in ("Sparsemax", "Entmax15", "SparsemaxBisect", "EntmaxBisect"):
        attempt(lambda: getattr(package, name)(dim=-1)(scores).sum().backward())


def attempt(call):
    """What fails has run up to there."""
    try:
        call()
    except Exception:
        pass


DRIVERS = {"torchdiffeq": torchdiffeq, "entmax": entmax}
