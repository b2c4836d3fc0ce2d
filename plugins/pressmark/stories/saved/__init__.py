"""The steps by which a saved web page becomes a story: its markup, its declarations, its lines, its parts, its text."""
