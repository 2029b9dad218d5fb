# A package that has a framework's name is its own: what is imported from it stays, also below folders without __init__.py.
from optax._src.base import Params
from optax._src.update import shrunk
