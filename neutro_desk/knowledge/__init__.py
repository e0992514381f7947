"""Reads and checks resources/schemes and resources/knowledge into the types of the work-up."""
