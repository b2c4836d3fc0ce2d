"""Search: archive documents become an index that a browser searches by itself."""
