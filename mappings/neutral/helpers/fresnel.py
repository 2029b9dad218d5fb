import math

import array_api_strict as xp


def fresnel(x: xp.Array, sine: bool):
    """Fresnel's integral of sin or cos of pi * t ** 2 / 2 from 0 to x: up to 6 by quadrature, beyond by its asymptotic series."""
    size = xp.abs(x)
    places, weights = quadrature(x)
    near = xp.minimum(size, xp.full_like(size, 6.0))
    phases = 0.5 * math.pi * (xp.expand_dims(near, axis=-1) * places) ** 2.0
    integral = near * xp.sum(weights * (xp.sin(phases) if sine else xp.cos(phases)), axis=-1)
    far = xp.maximum(size, xp.full_like(size, 6.0))
    square = math.pi * far * far
    term = 1.0 / (math.pi * far)
    sums = [term, xp.zeros_like(x)]
    for k in range(1, 10):
        term = term * (2 * k - 1) / square
        sums[k % 2] = sums[k % 2] + (term if k % 4 < 2 else -1.0 * term)
    phase = 0.5 * square
    wave = sums[0] * xp.sin(phase) - sums[1] * xp.cos(phase)
    if sine:
        wave = -1.0 * (sums[0] * xp.cos(phase) + sums[1] * xp.sin(phase))
    value = xp.where(size < 6.0, integral, 0.5 + wave)
    return xp.where(x < 0.0, -1.0 * value, value)
