"""From page jobs to a site that is in place: render, write aside, swap."""
