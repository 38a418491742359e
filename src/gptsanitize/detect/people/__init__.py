"""People, firms and places: what the findings of a names model mean, and what it does not read."""
