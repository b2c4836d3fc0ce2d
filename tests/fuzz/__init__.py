"""Whatever a file says, it is read or refused, never a traceback: `invoke fuzz`. A short run is in `test_fuzz.py`."""
