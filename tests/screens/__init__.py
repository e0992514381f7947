"""Tests of the screens: keys in, signal out; value in, text out."""
