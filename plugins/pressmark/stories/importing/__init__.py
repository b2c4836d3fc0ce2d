"""Saved pages and text exports are brought into the archive; pages are read by `saved/`."""
