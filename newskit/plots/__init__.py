"""Figures: each function takes a table, draws one figure with German labels and returns its matplotlib Axes."""

import lazy_loader

from newskit.errors import needs

_load, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "names": ["entity_bars", "entities_over_time"],
        "calendars": ["entity_calendar"],
        "networks": ["entity_network"],
        "salience": ["salience_bars"],
        "speakers": ["quote_bars", "reporting_verbs", "voice_diversity", "voice_genders"],
        "keywords": ["keyness_bars", "keyness_scatter"],
        "publishing": ["coverage", "reuse_matrix", "stories"],
    },
)


def __getattr__(name: str):
    with needs("plots", "drawing figures"):
        return _load(name)
