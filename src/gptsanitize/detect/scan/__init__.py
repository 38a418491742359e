"""All rules over a block of texts, known values over any text, and one opinion of several."""
