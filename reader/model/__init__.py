"""The language all of Kilde speaks: frozen dataclasses, standard library only."""
