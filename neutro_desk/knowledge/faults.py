"""What may be wrong with the bundled knowledge: one exception for the whole room."""

from __future__ import annotations


class KnowledgeError(Exception):
    """A file of schemes or causes is missing, damaged or contradicts itself.

    Attributes:
        file: Name of the file, without its folder.
        reason: What is wrong with it.
    """

    def __init__(self, file: str, reason: str) -> None:
        """Keep the file's name and the reason; both stand in the message."""
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason
