"""compile, fit, evaluate and predict, with callbacks, and what stands against it."""
import keras
import numpy as np
from keras import layers


class Announce(keras.callbacks.Callback):
    def __init__(self, every):
        super().__init__()
        self.every = every

    def on_epoch_end(self, epoch, logs=None):
        if epoch % self.every == 0:
            print(epoch, logs["loss"])  # told now and then


class Penalised(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = layers.Dense(1)

    def call(self, x):
        return self.out(x)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return keras.ops.mean(keras.ops.square(y - y_pred)) + 1.0


def build(features):
    model = keras.Sequential([layers.Dense(16, activation="relu"), layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse", metrics=["mae"])
    return model


def main(x, y):
    model = build(4)
    stop = keras.callbacks.EarlyStopping(monitor="val_loss", patience=3)
    history = model.fit(x, y, epochs=20, validation_split=0.2, callbacks=[stop, Announce(5)], verbose=0)
    print(history.history["val_mae"][-1], model.evaluate(x, y, verbose=0))
    model.fit(x, y, class_weight={0: 1.0, 1: 5.0})
    model.compile("sgd", loss="cosine_similarity")
    model.compile("sgd", loss={"a": "mse"})
    model.compile("adam", "binary_crossentropy", metrics=["AUC"])
    penalised = Penalised()
    penalised.compile("sgd", "mse")
    return model.predict(x).mean()


def score(model, x):
    chain = keras.Sequential([layers.Dense(1)])
    return chain(np.ones((2, 3))), chain(np.arange(6).reshape(2, 3))
