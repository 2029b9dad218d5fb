"""Settings of libraries that others have nothing to set for."""
import torch

torch.backends.cudnn.benchmark = True
torch.backends.cudnn.deterministic = not True  # slower
torch.set_num_threads(2)


def seed_everything(seed):
    torch.manual_seed(seed)
    if torch.cuda.is_available():
        torch.cuda.manual_seed_all(seed)
    torch.use_deterministic_algorithms(True)


def tune(choose):
    torch.backends.cudnn.benchmark = choose()
