"""What one source prints and another does not: reuse, keyness, concordance, dictionaries, stories, voices, coverage."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "agency": ["mark_agency_copy"],
        "collocations": ["collocations"],
        "concordance": ["concordance", "show_concordance"],
        "copies": ["copied_spans", "drop_copies"],
        "coverage": ["coverage"],
        "dictionaries": ["count_dictionary", "dictionary_hits"],
        "genders": ["voice_genders"],
        "keyness": ["keyness"],
        "leaflet": ["describe_corpus"],
        "reuse": ["find_reuse", "reuse_groups"],
        "reuse_view": ["show_reuse"],
        "stories": ["find_stories", "story_table"],
        "summary": ["compare_sources"],
        "voices": ["reporting_verbs", "voice_diversity", "voices"],
    },
)
