from reader.register.labels import Labels


def test_names_are_kept_while_there_is_room():
    labels = Labels(most=2)
    for ident, name in (("a", "Havneverket"), ("b", "Fyrvesenet"), ("c", "Skogvesenet")):
        labels.add(ident, name)
    assert labels.is_full
    assert (labels.get("b"), labels.get("c")) == ("Fyrvesenet", "")


def test_a_name_that_is_not_known_is_empty():
    labels = Labels()
    labels.add("a", "Havneverket")
    assert labels.has("a")
    assert not labels.has("b")
    assert (labels.get("b"), labels.is_full) == ("", False)
