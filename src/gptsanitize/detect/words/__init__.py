"""What words alone tell: their kind, their language, and how rare a token is. Knows no finding."""
