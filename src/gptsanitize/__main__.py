"""`python -m gptsanitize`: the command line, also where its folder is not on the path."""

from gptsanitize.cli import main

if __name__ == "__main__":
    main()
