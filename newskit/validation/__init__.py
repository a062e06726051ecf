"""Is it true? Samples for hand coding, agreement of coders, scores against gold, shares corrected for errors.

The way through: `sample_for_coding` draws units and writes a sheet, people code it (in Excel, or in a `coding_form`),
`read_coding` brings the codes back, `agreement` tells whether coders mean the same, `precision_recall` scores newskit
against articles annotated by hand, and `corrected_share` says what share is left once its errors are accounted for.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
