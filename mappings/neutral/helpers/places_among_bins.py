import array_api_strict as xp


def places_among_bins(places: xp.Array, bins: xp.Array):
    """Places among the bins in ascending order, counted from the other end where the bins descend."""
    return xp.where(bins[0] > bins[-1], bins.shape[0] - places, places)
