"""newskit: German news in DataFrames: entity counts, quotes with speakers, comparisons between sources.

The public names are loaded when they are first used, so that ``import newskit`` costs little more than pandas.
"""

from importlib.metadata import PackageNotFoundError, version

import lazy_loader

try:
    __version__ = version("newskit")
except PackageNotFoundError:  # a checkout on the path that was never installed
    __version__ = "0.0.0"

# module -> the public names in it
_EXPORTS = {
    "errors": [
        "NewskitError",
        "InputError",
        "LoadError",
        "AnalysisError",
        "LoadWarning",
        "PipelineError",
        "ReportError",
        "MissingExtraError",
    ],
    "problems": ["load_problems"],
    "loading": ["load_articles", "convert"],
    "cleaning": ["clean_text"],
    "duplicates": ["report_duplicates"],
    "pipelines": ["load_pipeline", "describe_pipeline"],
    "annotation": ["annotate", "Corpus"],
    "entities": [
        "extract_entities",
        "count_entities",
        "entity_salience",
        "entities_over_time",
        "cooccurrence",
        "to_graph",
    ],
    "names": ["link_names", "ambiguous_names"],
    "quotes": ["extract_quotes", "show_quotes", "quotes_table"],
    "comparison": [
        "compare_sources",
        "find_reuse",
        "reuse_groups",
        "mark_agency_copy",
        "copied_spans",
        "drop_copies",
        "show_reuse",
        "keyness",
        "concordance",
        "show_concordance",
        "collocations",
        "count_dictionary",
        "dictionary_hits",
        "find_stories",
        "story_table",
        "voices",
        "reporting_verbs",
        "voice_diversity",
        "voice_genders",
        "coverage",
        "describe_corpus",
    ],
    "explorer": ["explore"],
    "streaming": ["stream_entities", "stream_quotes"],
    "report": ["build_report"],
}
_MODULES = ["frames", "datasets", "validation", "plots", "distributed"]

__getattr__, _lazy_dir, _ = lazy_loader.attach(__name__, submodules=_MODULES, submod_attrs=_EXPORTS)
__all__ = sorted([*_MODULES, "plot", "__version__", *(name for names in _EXPORTS.values() for name in names)])


def __dir__() -> list[str]:
    return __all__


_lazy_getattr = __getattr__


def __getattr__(name: str):
    if name == "plot":  # nk.plot.entity_bars(...) reads better than nk.plots
        name = "plots"
    return _lazy_getattr(name)
