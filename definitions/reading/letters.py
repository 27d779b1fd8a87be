"""The words a plan puts in place of the usual ones."""

from __future__ import annotations

from collections.abc import Mapping

from definitions.nodes import MapNode
from workflow.definition import LetterWords


def letters(node: MapNode) -> Mapping[tuple[str, str], LetterWords]:
    """The plan's own words, by the kind of letter and the language."""
    return {
        (kind.text, language.text): LetterWords(
            subject=words.text("subject"), text=words.text("text"), sms=words.text("sms")
        )
        for kind, languages in node.maps()
        for language, words in languages.maps()
    }
