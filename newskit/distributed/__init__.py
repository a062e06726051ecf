"""The same functions on Dask: beyond one machine, on a cluster that a lab already runs.

Nobody calls these by hand: ``newskit.extract_quotes(articles)`` comes here by itself if `articles` is a
``dask.dataframe``. A partition is annotated and read by one worker, which loads the pipeline once. What needs the whole
corpus (linking names, adding up counts) is done on small tables in one place.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
