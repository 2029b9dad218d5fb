def monitored_sign(monitor, mode="auto"):
    """1 if greater values of what is monitored are better, -1 if lesser ones are."""
    if mode == "auto":
        mode = "max" if monitor.endswith(("acc", "accuracy")) else "min"
    return 1 if mode == "max" else -1
