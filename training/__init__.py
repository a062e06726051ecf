"""How the embedded German pipeline `de_newskit_md` is made from its corpora; see MODEL_CARD.md.

python -m training.build CORPORA_DIR       # trains, packs and places the weights
python -m training.evaluate CORPORA_DIR    # measures what is in the package
"""
