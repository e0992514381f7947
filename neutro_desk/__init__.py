"""Neutro Desk: from a typed blood count to a filed page about neutropenia."""

__version__ = "0.1.0"
