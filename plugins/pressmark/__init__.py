"""Pressmark: a folder of plain-text news stories becomes a published news archive."""
