"""The graph is built by functions one after another; another one puts together what is fed."""
import numpy as np
import tensorflow as tf

NUM_CLASSES = 4
def inference(images, hidden):
    with tf.name_scope('hidden1'):
        w1 = tf.Variable(np.linspace(-1, 1, 8 * hidden).reshape(8, hidden).astype('float32'))
        b1 = tf.Variable(tf.zeros([hidden]))
        h1 = tf.nn.relu(tf.matmul(images, w1) + b1)
    with tf.name_scope('softmax_linear'):
        w2 = tf.Variable(np.linspace(-.5, .5, hidden * NUM_CLASSES).reshape(hidden, NUM_CLASSES).astype('float32'))
        b2 = tf.Variable(tf.zeros([NUM_CLASSES]))
        logits = tf.matmul(h1, w2) + b2
    return logits

def loss_fn(logits, labels):
    xent = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
    return tf.reduce_mean(xent)

def training(loss, learning_rate):
    optimizer = tf.train.GradientDescentOptimizer(learning_rate)
    global_step = tf.Variable(0, name='global_step', trainable=False)
    train_op = optimizer.minimize(loss, global_step=global_step)
    return train_op

def evaluation(logits, labels):
    correct = tf.nn.in_top_k(logits, labels, 1)
    return tf.reduce_sum(tf.cast(correct, tf.int32))

def fill_feed_dict(images, labels, images_pl, labels_pl):
    return {images_pl: images, labels_pl: labels}

def run_training():
    rng = np.random.RandomState(1)
    data = rng.rand(40, 8).astype('float32')
    target = rng.randint(0, NUM_CLASSES, 40)
    with tf.Graph().as_default():
        images_placeholder = tf.placeholder(tf.float32, shape=(None, 8))
        labels_placeholder = tf.placeholder(tf.int32, shape=(None,))
        logits = inference(images_placeholder, 6)
        loss = loss_fn(logits, labels_placeholder)
        train_op = training(loss, 0.2)
        eval_correct = evaluation(logits, labels_placeholder)
        sess = tf.Session()
        sess.run(tf.global_variables_initializer())
        for step in range(10):
            feed_dict = fill_feed_dict(data, target, images_placeholder, labels_placeholder)
            _, loss_value = sess.run([train_op, loss], feed_dict=feed_dict)
            if step % 5 == 0:
                print('Step %d: loss = %.4f' % (step, loss_value))
        print(sess.run(eval_correct, feed_dict=feed_dict))

if __name__ == '__main__':
    run_training()
