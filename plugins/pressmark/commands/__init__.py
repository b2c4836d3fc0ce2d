"""The commands: what each task of `tasks.py` does, as plain functions that give an exit status or raise an error."""
