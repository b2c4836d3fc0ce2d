"""The archive seen by date: years, months and days that have stories."""
