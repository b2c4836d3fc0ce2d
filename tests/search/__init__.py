"""Tests of `plugins/pressmark/search/`."""
