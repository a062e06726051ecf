"""What one source prints and another does not: reuse, keyness, concordance, dictionaries, stories, voices, coverage."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
