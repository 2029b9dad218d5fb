import torch


def project(basis, x):
    return basis @ x


def apply(matrix, vector):
    return torch.mv(matrix, vector), torch.matmul(vector, matrix)


weights = torch.ones(3, 4)
bias = torch.ones(4)
print(weights @ bias, bias @ bias, weights.T @ weights)
