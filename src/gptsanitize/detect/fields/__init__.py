"""Values told by their place: cells below headers, columns, rows of statements, records, keys, arguments."""
