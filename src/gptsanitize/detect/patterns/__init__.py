"""Regular expressions as data: compiled to pass over signs, kept between starts, refused where they are not linear.

Searches no text of a user."""
