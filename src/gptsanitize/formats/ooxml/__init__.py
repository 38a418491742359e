"""Office Open XML: one package engine, and the word-processing and spreadsheet formats on top of it.

`archive` reads and writes the zip container, `package` knows parts, content types and relationships, `xml` reads the
text of a part and splices edits into its bytes, `images` removes metadata of pictures. `docx` and `xlsx` are the
handlers.
"""
