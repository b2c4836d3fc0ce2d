"""The archive for feed readers."""
