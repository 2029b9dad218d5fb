from .bounds import *
from .areas import *
