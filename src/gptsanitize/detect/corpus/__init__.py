"""What only the rest of a file or folder tells: initials, single names, codes, seams, a program's own names."""
