"""Tests of Neutro Desk: one folder per room, and journeys through the whole program."""
