def warmup_cosine_rate(first, peak, warmup, steps, last=0.0, exponent=1.0):
    """The function of n that goes from first to peak in warmup steps, and on to last along a cosine until all steps are done."""
    alpha = 0.0 if peak == 0 else last / peak
    return joined_rates([polynomial_rate(first, peak, 1, warmup), cosine_rate(peak, steps - warmup, alpha, exponent)], [warmup])
