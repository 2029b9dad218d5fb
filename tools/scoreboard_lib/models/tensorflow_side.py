"""Models in tf.keras, which is Keras on TensorFlow."""
from .keras_side import run
from .side import serve

if __name__ == "__main__":
    serve(run)
