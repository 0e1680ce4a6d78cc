"""An outlet of ours on this machine, whose pages change; the people in them do not exist."""

from tests.web.serving import Handler, Server, serving

TITLE = "Ferry stays in harbour until May"
HURT = "Nobody was hurt when the ferry ran aground in February, according to Kari Strand, who is head of the crew."
COSTS = "“The repairs cost four times what was planned,” said Jonas Dahl, director of the Sandvik Harbour Board."
OFFICE = "Tickets that were bought are paid back. The office is open every day until five, also on Sundays."
FIRST = (
    "The ferry “Havsula” will not sail before May, the Sandvik Harbour Board says. Islanders have waited for weeks.",
    HURT,
    COSTS,
    OFFICE,
)
PRICED = COSTS.replace("four times", "twice")
ASKED = "“We were never asked,” said Ada Fjell, who speaks for the islanders, on Tuesday evening."
NOTICE = "Correction: An earlier version of this article gave the wrong figure for the repairs."
LATER = (FIRST[0], PRICED, ASKED, OFFICE, NOTICE)


def page(*paragraphs, title=TITLE):
    """Return the page of an article; the outlet puts the time of day into each that it sends."""
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
        f"<meta property='og:site_name' content='Sandvik Post'></head><body><article><h1>{title}</h1>{body}</article>"
        "<footer>Sent at %d</footer></body></html>"
    )


class Pages(Handler):
    """Answers with the page that lies at the path just now."""

    def answer(self):
        self.server.seen.append(self.path)
        held = self.server.pages.get(self.path)
        body = b"" if held is None else (held % len(self.server.seen)).encode()
        self.send_response(404 if held is None else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Outlet(Server):
    """One outlet; what it has seen are paths."""

    def __init__(self):
        super().__init__(Pages)
        self.pages = {"/ferry": page(*FIRST)}

    @property
    def article(self):
        return self.address("/ferry")


def outlet():
    return serving(Outlet())
