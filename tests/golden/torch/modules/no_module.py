import torch
from trainers import Trainer


def run(loader, agent, mode):
    trainer = Trainer(lr=0.1)
    trainer.train(loader)
    agent.train(loader)
    agent.train(torch.zeros(3))
    agent.train(mode)
    return trainer.eval(loader)


def restored(net, x, mode):
    net.train(mode)
    return net(x)
