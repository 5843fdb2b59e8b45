# SPDX-License-Identifier: GPL-2.0-or-later
"""Errors a user can do something about. Everything else is a bug and is logged as one."""

from __future__ import annotations

from .wording import Figures, Language, Text, word


class DomainError(Exception):
    """A refusal with a message, its figures, and what to do about it.

    Doors show :meth:`line` once: message bar, ``QgsProcessingException`` or exit code 1.

    Parameters
    ----------
    message : Text
        One sentence that names what is wrong.
    remedy : Text, optional
        One sentence that says what to do.
    details : str
        Technical detail for the log, such as the message of a driver. Never shown alone.
    **figures
        Values for the places in both texts.
    """

    def __init__(self, message: Text, remedy: Text | None = None, *, details: str = "", **figures: object) -> None:
        self.message = message
        self.remedy = remedy
        self.details = details
        self.figures: Figures = figures
        super().__init__(self.line("en"))

    def line(self, language: Language) -> str:
        """Message and remedy as one line in a language."""
        parts = [word(self.message, self.figures, language)]
        if self.remedy is not None:
            parts.append(word(self.remedy, self.figures, language))
        return " ".join(parts)


class InputError(DomainError):
    """What the user gave cannot be used: a layer, a table, a parameter."""


class StorageError(DomainError):
    """A plan cannot be opened, read or written."""


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user cancelled. What was there before stays."""
