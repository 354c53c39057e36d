"""The local page: a spec, its questions and its pages side by side, for one person on one machine.

The page sends texts and gets pictures; the engine is a process of its own (`worker`), which can be
replaced. Who may ask is decided before anything else (`guard`).
"""
