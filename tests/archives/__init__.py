"""Tests of `plugins/pressmark/archives/`."""
