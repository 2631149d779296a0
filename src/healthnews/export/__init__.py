"""Finished documents in the forms that other programs read."""
