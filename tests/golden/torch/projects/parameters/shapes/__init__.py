"""Names are taken over from the modules that define them."""
from .core import Scaler, centre
from .helpers import flatten as flat

__all__ = ["Scaler", "centre", "flat"]
