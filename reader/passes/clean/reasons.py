"""Why the labeller spoke against a line, in a few words that a person understands."""

from collections.abc import Sequence

GROUPS = {
    "promotion": "promotion promotions rule call address ours",
    "menu": "menu furniture star separator solid block_lines block_words item",
    "credits and dates": "imprint byline moment hash",
    "legal notice": "legal copyright",
    "comments": "comment remark mine thanks comments comments_above comments_below yours",
    "other pages": "tail label_above after_label body_since_label pointer ellipsis",
    "above the title": "above_title below_title is_title",
    "before the text": "no_body_before before_all_body body_before to_body",
    "after the text": "no_body_after after_all_body body_after place place_from_end line_place from_body",
    "repeated": "repeats repeats_above repeats_below",
    "about a person": "biography trades",
    "code": "symbols",
}
"""Groups of features, by the words that stand for them; what is in none is the shape of a line."""

NAMES = {feature: group for group, features in GROUPS.items() for feature in features.split()}
OTHER = "unlike prose"


def told(features: Sequence[str]) -> str:
    """The rule that ``cleaning.json`` names, from the features that spoke most: ``labelled: menu``."""
    words = dict.fromkeys(NAMES.get(name.partition("@")[0].partition("~")[0], OTHER) for name in features)
    if len(words) > 1:
        words.pop(OTHER, None)
    return f"labelled: {', '.join(list(words)[:2])}"
