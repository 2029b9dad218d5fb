import torch


def solve_triangular(a, b, upper=True, unit_diagonal=False):
    """The solution of a @ X = b, of a triangle of a, where b is one vector or matrices."""
    columns = b.unsqueeze(-1) if b.ndim == 1 else b
    solution = torch.linalg.solve_triangular(a, columns, upper=upper, unitriangular=unit_diagonal)
    return solution.squeeze(-1) if b.ndim == 1 else solution
