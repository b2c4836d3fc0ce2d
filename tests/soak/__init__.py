"""Builds under fire: killed, out of disk, at once, with damaged memory, under other clocks, while stories are edited."""
