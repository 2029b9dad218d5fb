import mlx.core as mx


def moveaxis(x, source, destination):
    """x with the axes of source moved to the places of destination."""
    source = [source] if isinstance(source, int) else source
    destination = [destination] if isinstance(destination, int) else destination
    places = {place % x.ndim: axis % x.ndim for axis, place in zip(source, destination)}
    others = iter([axis for axis in range(x.ndim) if axis not in places.values()])
    return mx.transpose(x, [places[place] if place in places else next(others) for place in range(x.ndim)])
