"""A small web of two registers that speak as Wikidata and ROR do, about people and bodies that do not exist."""

import json
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from tests.web.serving import Handler, Server, serving


def item(ident):
    return {"snaktype": "value", "datavalue": {"value": {"id": ident}, "type": "wikibase-entityid"}}


def time(text, precision):
    return {"snaktype": "value", "datavalue": {"value": {"time": text, "precision": precision}, "type": "time"}}


def text(value):
    return {"snaktype": "value", "datavalue": {"value": value, "type": "string"}}


def entity(ident, label, aliases=(), **claims):
    """Return an entity as its page stores it: what is empty is a list there, not an object."""
    stated = {name: [{"mainsnak": snak, "rank": "normal"} for snak in snaks] for name, snaks in claims.items()}
    return {
        "type": "item",
        "id": ident,
        "labels": {"en": {"language": "en", "value": label}},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else [],
        "claims": stated or [],
    }


MAREN = entity(
    "Q900100",
    "Maren Aasheim",
    ("Maren S. Aasheim",),
    P31=[item("Q5")],
    P39=[item("Q900110")],
    P108=[item("Q900111")],
    P569=[time("+1968-04-02T00:00:00Z", 11)],
)
NAMESAKE = entity("Q900101", "Maren Aasheim", P31=[item("Q5")], P569=[time("+1902-00-00T00:00:00Z", 9)])
OTHER = entity("Q900102", "Torgeir Vik", P31=[item("Q5")], P108=[item("Q900112")])
INSTITUTE = entity("Q900111", "Coastal Safety Institute", P31=[item("Q31855")], P856=[text("https://coast.example")])
CALLED = {
    "Q900110": "director",
    "Q900111": "Coastal Safety Institute",
    "Q900112": "Pilots’ Union",
    "Q31855": "research institute",
}
COAST = {
    "id": "https://ror.org/00coast01",
    "names": [
        {"value": "Coastal Safety Institute", "types": ["ror_display", "label"], "lang": "en"},
        {"value": "CSI", "types": ["acronym"], "lang": None},
    ],
    "types": ["facility"],
    "status": "active",
    "established": 1974,
    "locations": [{"geonames_details": {"country_name": "Norway", "country_code": "NO"}}],
    "links": [{"type": "website", "value": "https://coast.example"}],
    "external_ids": [],
    "relationships": [],
}
INLAND = {**COAST, "id": "https://ror.org/00inland1", "names": [{"value": "Inland Safety Board", "types": ["label"]}]}


class Speaking(Handler):
    """Answers in each register's form; what is asked, and in which words, is kept."""

    def answer(self):
        self.server.seen.append((self.path, dict(self.headers)))
        asked = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
        if self.server.habit is not None:
            self.server.habit(self)
        elif self.path.startswith("/w/api.php?"):
            self.send(entities_called(asked) if asked["action"] == "wbgetentities" else found(self.server, asked))
        else:
            items = self.server.bodies
            self.send({"number_of_results": len(items), "time_taken": 3, "items": items, "meta": {}})

    def send(self, value, status=200, media_type="application/json; charset=utf-8", **headers):
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        sent = {"Content-Type": media_type, "Content-Length": str(len(body)), "Set-Cookie": "who=you; Path=/"} | headers
        for header, words in sent.items():
            self.send_header(header.replace("_", "-"), words)
        self.end_headers()
        self.wfile.write(body)


def found(server, asked):
    if not server.entities:
        return {"batchcomplete": True}
    assert asked["generator"] == "search"
    assert (asked["format"], asked["formatversion"]) == ("json", "2")
    pages = [
        {
            "pageid": number,
            "ns": 0,
            "title": one["id"],
            "index": number,
            "revisions": [{"slots": {"main": {"contentmodel": "wikibase-item", "content": json.dumps(one)}}}],
        }
        for number, one in enumerate(server.entities, 1)
    ]
    return {"batchcomplete": True, "continue": {"gsroffset": 7}, "query": {"pages": pages}}


def entities_called(asked):
    named = {ident: CALLED[ident] for ident in asked["ids"].split("|") if ident in CALLED}
    return {
        "entities": {
            ident: {"type": "item", "id": ident, "labels": {"en": {"language": "en", "value": name}}}
            for ident, name in named.items()
        },
        "success": 1,
    }


class Registers(Server):
    """Two registers at one address; what they have seen are paths with their headers."""

    def __init__(self):
        super().__init__(Speaking)
        self.entities = [MAREN, OTHER]
        self.bodies = [COAST, INLAND]
        self.habit = None  # what they do instead of answering

    @property
    def paths(self):
        return [path for path, _headers in self.seen]


def answering():
    return serving(Registers())


@contextmanager
def registers_on_the_web(monkeypatch):
    """Let both registers be asked at a server of ours."""
    with answering() as server:
        monkeypatch.setenv("KILDE_WIKIDATA", server.address("/w/api.php"))
        monkeypatch.setenv("KILDE_ROR", server.address("/v2/organizations"))
        yield server
