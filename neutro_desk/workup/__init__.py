"""Pure clinical reasoning: no Qt, disk, clock or settings."""
