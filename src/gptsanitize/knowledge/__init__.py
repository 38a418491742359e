"""What everybody knows: words, names, towns, brands, bodies and works, as lists. Reads no document."""
