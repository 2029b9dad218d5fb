import keras
from keras import layers

model = keras.Sequential([
    layers.Input((8, 8, 3)),
    layers.Masking(),
    layers.Flatten(),
    layers.Dense(10),
])
