def named_metrics(metrics):
    """Functions of targets and outputs, by what results show them as; texts are Keras's names of metrics."""
    functions = {
        "accuracy": accuracy,
        "acc": accuracy,
        "mse": mean_squared_error,
        "mean_squared_error": mean_squared_error,
        "mae": mean_absolute_error,
        "mean_absolute_error": mean_absolute_error,
    }
    metrics = metrics if isinstance(metrics, (list, tuple)) else [metrics]
    return {one if isinstance(one, str) else one.__name__: functions.get(one, one) for one in metrics}
