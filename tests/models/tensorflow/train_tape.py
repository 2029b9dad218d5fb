import tensorflow as tf


class Regressor(tf.keras.Model):
    def __init__(self):
        super(Regressor, self).__init__()
        self.dense1 = tf.keras.layers.Dense(16, activation="relu")
        self.dense2 = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.dense2(self.dense1(x))


def fit(model, batches):
    optimizer = tf.keras.optimizers.SGD(learning_rate=0.05, momentum=0.9)
    losses = []

    @tf.function
    def train_step(x, y):
        with tf.GradientTape() as tape:
            predictions = model(x, training=True)
            loss = tf.reduce_mean(tf.square(y - tf.squeeze(predictions, axis=-1)))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        return loss

    for x, y in batches:
        losses.append(train_step(x, y))
    return losses
