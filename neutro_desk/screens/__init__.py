"""Qt: shows a case and reports what the user did; computes no clinical value."""
