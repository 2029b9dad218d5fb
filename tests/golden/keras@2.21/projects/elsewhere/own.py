import keras
import tensorflow as tf

from base import Base, Result


class Scale(Base):
    def build(self, shape):
        self.factor = tf.Variable(2.0)


print(Result(1.0, 2), keras.backend.floatx())
