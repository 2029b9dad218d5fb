import array_api_strict as xp


def gather_tree(ids: xp.Array, parents: xp.Array):
    """Of beams (time, batch, beam) the whole sequences, from the last step backwards."""
    last = ids.shape[0] - 1
    steps, beam = [ids[last, ...]], parents[last, ...]
    for step in range(last - 1, -1, -1):
        steps.append(xp.take_along_axis(ids[step, ...], xp.astype(beam, xp.int64), axis=-1))
        beam = xp.take_along_axis(parents[step, ...], xp.astype(beam, xp.int64), axis=-1)
    return xp.stack(steps[::-1])
