"""What search engines, social networks and reference managers read; and whether every link leads somewhere."""
