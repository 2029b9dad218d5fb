import math

import array_api_strict as xp


def kernel_weights(far: xp.Array, method: str):
    """How much an element counts at the distance far, by the kernel of the method."""
    if method in ("linear", "bilinear", "trilinear", "triangle"):
        return xp.clip(1.0 - far, 0.0, None)
    if method in ("cubic", "bicubic", "tricubic"):
        near = ((1.5 * far - 2.5) * far) * far + 1.0
        outer = ((-0.5 * far + 2.5) * far - 4.0) * far + 2.0
        return xp.where(far >= 2.0, xp.zeros_like(far), xp.where(far >= 1.0, outer, near))
    radius = 3.0 if method == "lanczos3" else 5.0
    safe = xp.where(far > 0.001, far, xp.ones_like(far))
    wave = radius * xp.sin(math.pi * safe) * xp.sin(math.pi * safe / radius) / (math.pi ** 2 * safe * safe)
    return xp.where(far > radius, xp.zeros_like(far), xp.where(far > 0.001, wave, xp.ones_like(far)))
