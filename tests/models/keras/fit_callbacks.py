import numpy as np
import keras
from keras import layers


class Recorder(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.seen = []

    def on_train_batch_end(self, batch, logs=None):
        self.seen.append(logs["loss"])

    def on_test_end(self, logs=None):
        self.seen.append(logs["loss"])

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] < 0.2:
            self.model.stop_training = True


def build_model(classes=4):
    return keras.Sequential([layers.Dense(12, activation="relu", input_shape=(6,)), layers.Dense(classes, activation="softmax")])


def train(model, batches):
    model.compile(keras.optimizers.SGD(0.3), loss="categorical_crossentropy", metrics=["acc", "mse"])
    recorder = Recorder()
    plateau = keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=0.5, patience=1, min_delta=0.05, min_lr=0.01)
    stop = keras.callbacks.EarlyStopping(monitor="val_acc", patience=3, restore_best_weights=True)
    measured = []
    for x, labels in batches:
        x, y = np.asarray(x), np.eye(4)[np.asarray(labels)]
        history = model.fit(x[:7], y[:7], batch_size=3, epochs=6, shuffle=False, verbose=0, validation_data=(x[7:], y[7:]),
                            callbacks=[recorder, plateau, stop])
        measured += history.history["loss"] + history.history["acc"] + history.history["val_mse"]
        measured += list(model.evaluate(x, y, batch_size=4, verbose=0, return_dict=True).values())
    return measured + [float(value) for value in recorder.seen]
