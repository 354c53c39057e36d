"""Inputs that nobody should write, and what comes of them: `python -m benchmarks.fuzz`.

A module with a function `inputs(rng, folder)` is a kind of input: it writes files into the folder
and yields the arguments of a command, once or several times. It is called anew for every input,
with dice that the seed, its name and the number of the input decide, so that any can be made again.
"""
