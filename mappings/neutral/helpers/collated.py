import array_api_strict as xp


def collated(items):
    """Items of a dataset as one batch: arrays are stacked, numbers become an array, containers are gone into."""
    first = items[0]
    if isinstance(first, dict):
        return {name: collated([item[name] for item in items]) for name in first}
    if isinstance(first, tuple) and hasattr(first, "_fields"):
        return type(first)(*[collated(list(parts)) for parts in zip(*items)])
    if isinstance(first, (tuple, list)):
        return [collated(list(parts)) for parts in zip(*items)]
    if isinstance(first, (bool, int, float)):
        return xp.asarray(items)
    return items if isinstance(first, (str, bytes)) else xp.stack(items)
