"""What may be wrong with the bundled knowledge: one exception for the whole room."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the file without its folder, the place in it, and the reason."""

    file: str
    place: str
    reason: str

    def __str__(self) -> str:
        """Return the problem as one line."""
        return ": ".join(part for part in (self.file, self.place, self.reason) if part)


class KnowledgeError(Exception):
    """A file of schemes or causes is missing, damaged or contradicts itself.

    Attributes:
        file: Name of the file, without its folder.
        reason: What is wrong with it.
        problems: Every problem that was found, where all were looked for.
    """

    def __init__(self, file: str, reason: str, problems: tuple[Problem, ...] = ()) -> None:
        """Keep the file's name and the reason; both stand in the message."""
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason
        self.problems = problems


def refusal(problems: tuple[Problem, ...]) -> KnowledgeError:
    """Return the error that names the first problem and how many more there are, and carries them all."""
    files = {problem.file for problem in problems}
    named = files.pop() if len(files) == 1 else "knowledge"
    lines = [str(problem) for problem in problems]
    more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
    return KnowledgeError(named, lines[0].removeprefix(f"{named}: ") + more, problems)
