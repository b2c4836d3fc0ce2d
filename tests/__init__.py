"""Tests of Pressmark; folders mirror `plugins/pressmark/`."""
