import torch


def fill(x, value):
    x[0] = value


def fill_both(x, y):
    fill(x, 1.0)
    fill(y, 2.0)


grid = torch.zeros(3, 4)
fill(grid, 5.0)
fill(grid[1:], 6.0)
row = grid.t()
fill_both(grid, row)
print(grid)
