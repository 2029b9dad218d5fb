import re


def device_number(device):
    """Which of the GPUs it is; None for the CPU, and where its name does not say it."""
    digits = re.findall(r"\d+", str(device))
    return int(digits[-1]) if digits and "cpu" not in str(device).lower() else None
