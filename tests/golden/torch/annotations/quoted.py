"""Annotations in quotes are read as what they say; those of dtypes, devices and shapes have their counterparts."""
from __future__ import annotations

from typing import Literal, Optional, Union

import torch
from torch import Tensor


def scaled(x: "torch.Tensor", by: "Optional[Tensor]" = None, mode: Literal["mean", "sum"] = "sum") -> "tuple[Tensor, Batch]":
    return x if by is None else x * by.unsqueeze(-1)


def placed(x: 'Tensor', where: Union[str, torch.device] = "cpu", kind: Optional["torch.dtype"] = None) -> torch.Size:
    if isinstance(where, torch.device):
        return x.shape
    return x.to(where).shape


class Batch:
    first: "Tensor"
    others: "list[Tensor]"
    note: "not a name"

    def total(self) -> "Tensor":
        return self.first.sum(dim=0) + torch.stack(self.others).sum(dim=(0, 1))
