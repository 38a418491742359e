"""Rules, labels and checks: what they are, how their files are read, and whether a value fits. Searches no text."""
