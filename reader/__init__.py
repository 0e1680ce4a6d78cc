"""Kilde, a desktop reader that shows who the sources of a news article are.

The map of the house, imports pointing down:

    ui | cli | worker   three doors: a window, a command line, an analysis process
    app                 what a reader can ask for, one function each
    text · attribution · register · profile · signals · anchoring · exchange · web · store
    model               the language all speak
"""

__version__ = "0.1.0"
