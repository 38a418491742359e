"""Text in pixels, for every format that holds pictures.

blocks .... lines of a picture joined to what is read as one, with the way back
burn ...... replacements drawn over what they replace
files ..... picture files opened and written
eyes ...... how a picture is read, and what is said of it

What a picture is, where it stands and how it is written is for the formats to know.
"""
