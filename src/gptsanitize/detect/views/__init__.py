"""A text as rules are to see it: normalised, decoded, without markup, rejoined, as octets; with the way back."""
