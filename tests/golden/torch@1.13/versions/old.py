"""What PyTorch 1 had, and PyTorch 2 has elsewhere."""
import torch
import torch.nn.functional as F


def f(v: torch.Tensor, m: torch.Tensor, images: torch.Tensor):
    values, vectors = torch.symeig(m, eigenvectors=True)
    q, r = torch.qr(m)
    up = F.upsample(images, scale_factor=2)
    with torch.cuda.amp.autocast(dtype=torch.float16):
        outer = torch.ger(v, v) + v.ger(v)
    return values, vectors, q, r, up, outer, F.sigmoid(v), torch.load("a.pt"), torch.lstsq(m, m)
