"""Progress: how far a build has come, told to whoever listens.

A signal like Pelican's own, so that no feature knows of bars and terminals: sender is the stage's name ("stories",
"pages"), with `done` and `total` in items.
"""

from blinker import Signal

progress = Signal()
