"""The version of the program; it is part of every run and of every key under which a result is kept."""

__version__ = "0.1.0"
