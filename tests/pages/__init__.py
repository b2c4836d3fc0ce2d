"""Tests of `plugins/pressmark/pages/`."""
