"""Whole models: converted, given the source's weights by the tables' parameter maps, and compared in what they compute."""
