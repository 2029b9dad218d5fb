def compile_model(model, optimizer, loss, metrics=None):
    """Says how `fit` trains the model and what `evaluate` measures besides, by names. The optimizer is one of its parameters, or makes one."""
    model.training_plan = TrainingPlan(optimizer, loss, metrics or {})
