"""A functional model whose blocks are functions: layers of their own."""
import numpy as np
import keras
from keras import layers
from keras.layers import Input
from keras.models import Model


def conv_block(x, filters, kernel_size=3):
    """Two convolutions."""
    # the first
    x = layers.Conv2D(filters, kernel_size, padding="same")(x)
    x = layers.BatchNormalization()(x)
    x = layers.Activation("relu")(x)
    x = layers.Conv2D(filters, kernel_size, padding="same", activation="relu")(x)
    return x


def down(x, filters, rate=0.0):
    half = filters // 2
    c = conv_block(x, half + half)
    p = layers.MaxPooling2D(1)(c)
    p = layers.Dropout(rate)(p)
    return c, p * half


def build_unet(input_shape, classes, base=4):
    inputs = Input(input_shape)
    c1, p1 = down(inputs, base)
    c2, p2 = down(p1, filters=base * 2, rate=0.1)
    b = conv_block(p2, base * 4)
    u = layers.AveragePooling2D(1)(b)
    u = layers.concatenate([u, c2])
    u = conv_block(u, base * 2, kernel_size=(3, 3))
    u = layers.AveragePooling2D(1)(u)
    outputs = layers.Conv2D(classes, 1, activation="softmax")(layers.concatenate([u, c1]))
    return Model(inputs=[inputs], outputs=[outputs])


model = build_unet((16, 16, 3), 5)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
x = np.random.rand(4, 16, 16, 3)
y = np.random.randint(0, 5, (4, 16, 16))
model.fit(x, y, epochs=2)


def repeated(x, times):
    for _ in range(times):
        x = layers.Dense(4)(x)
    return x


looped = Input((4,))
left = Model(looped, repeated(looped, 2))  # layers made in a loop

width = 3
narrow = Input((4,))
hidden = layers.Dense(width)(narrow)
width = 5
wide = Model(narrow, layers.Dense(width)(hidden))  # of two widths
