"""What a call gives by a starred tuple goes to each parameter; a number's annotation does not outweigh a call with a list."""
import numpy as np

origin = (42, -82, 200)


def turned(east, north, latitude, longitude, degrees=True):
    if degrees:
        latitude = np.radians(latitude)
        longitude = np.radians(longitude)
    return -np.sin(longitude) * east - np.sin(latitude) * np.cos(longitude) * north


def tilted(angle: float, latitude: float):
    return np.radians(angle) * np.sin(latitude)


def raised(angle: float, latitude: float):
    return tilted(angle, latitude) + 1


def far(first, *others):
    return np.hypot(first, others[0])


print(turned(5.0, 3.0, *origin[:2]), turned(*origin[1:], 0.5, 0.25))
print(raised([1.0, 2.0], 3.0))
print(far(*origin))
