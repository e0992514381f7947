"""Laboratory data in, results out: case files today."""
