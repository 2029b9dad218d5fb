import array_api_strict as xp


def ctc_loss(log_probs: xp.Array, targets: xp.Array, input_lengths, target_lengths, blank, reduction):
    """The loss of connectionist temporal classification; targets may stand one after the other, without padding."""
    if log_probs.ndim == 2:
        log_probs = xp.expand_dims(log_probs, axis=1)
        targets, input_lengths, target_lengths = xp.expand_dims(targets, axis=0), [input_lengths], [target_lengths]
    steps, lengths = ([int(one) for one in ones] for ones in (input_lengths, target_lengths))
    starts = [0 if targets.ndim == 2 else sum(lengths[:n]) for n in range(len(lengths))]
    losses = []
    for n, length in enumerate(lengths):
        row = targets[n, ...] if targets.ndim == 2 else targets
        labels = [int(label) for label in row[starts[n]:starts[n] + length]]
        path = [blank] + [one for label in labels for one in (label, blank)]
        scores = [log_probs[0, n, label] if i < 2 else None for i, label in enumerate(path)]
        for t in range(1, steps[n]):
            before = [scores[max(i - 2, 0):i + 1] for i in range(len(path))]
            before = [parts[1:] if i > 1 and path[i] in (blank, path[i - 2]) else parts for i, parts in enumerate(before)]
            known = [[part for part in parts if part is not None] for parts in before]
            scores = [xp.logsumexp(xp.stack(parts), axis=0) + log_probs[t, n, path[i]] if parts else None for i, parts in enumerate(known)]
        last = [score for score in scores[-2:] if score is not None]
        losses.append(-xp.logsumexp(xp.stack(last), axis=0) if last else xp.asarray(float("inf"), dtype=log_probs.dtype))
    loss = xp.stack(losses)
    if reduction == "mean":
        loss = loss / xp.asarray([float(max(length, 1)) for length in lengths], dtype=loss.dtype)
    return xp.nn.reduced_loss(loss, reduction)
