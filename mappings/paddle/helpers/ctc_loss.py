import paddle


def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank, reduction):
    """The loss of connectionist temporal classification; targets may stand one after the other, without padding."""
    input_lengths, target_lengths = (paddle.to_tensor(lengths).astype("int64") for lengths in (input_lengths, target_lengths))
    if log_probs.ndim == 2:
        log_probs = log_probs.unsqueeze(1)
        targets, input_lengths, target_lengths = targets.unsqueeze(0), input_lengths.reshape([1]), target_lengths.reshape([1])
    if targets.ndim == 1:
        rows = paddle.split(targets, target_lengths.tolist())
        longest = max(row.shape[0] for row in rows)
        targets = paddle.stack([paddle.nn.functional.pad(row, [0, longest - row.shape[0]]) for row in rows])
    losses = paddle.nn.functional.ctc_loss(log_probs, targets.astype("int32"), input_lengths, target_lengths, blank, "none")
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    return (losses / target_lengths.clip(min=1).astype(losses.dtype)).mean()
