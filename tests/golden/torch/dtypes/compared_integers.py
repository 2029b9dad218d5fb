"""The dtype of integers that are given none, compared with the source's."""
import torch


def labels_of(rows, device="cpu"):
    labels = torch.tensor([row["label"] for row in rows])
    if labels.dtype != torch.int64:
        raise TypeError(f"labels are {labels.dtype}")
    return labels


labels = labels_of([{"label": 1}, {"label": 0}])
print(labels.dtype in (torch.int64, torch.int32), labels.float().dtype == torch.float32)
