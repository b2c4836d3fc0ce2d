"""What researchers and programs take away: stories and topics as data, described, and citations."""
