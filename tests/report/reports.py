"""Articles for reports, and what a browser would see of one."""

import re
from html.parser import HTMLParser

from newskit import frames

TEXT = (
    "Die Ministerin Anna Berger sagte am {day}. Mai in Kassel: „Wir brauchen das Geld für die Brücke jetzt.“ "
    "Der Bürgermeister Karl Huber widersprach. „Die Stadt hat kein Geld“, sagte Huber. Die Stadtwerke Kassel schwiegen."
)


def articles(sources=("Morgenkurier", "Abendblatt"), dates=True, text=TEXT, per_source=2):
    records = [
        {
            "source": source,
            "title": f"Streit um Brücke {day}",
            "text": text.replace("{day}", str(day)),
            "origin": f"{source}.txt",
        }
        | ({"published": f"2024-05-0{day}"} if dates else {})
        for source in sources
        for day in range(1, per_source + 1)
    ]
    for record in records:
        record["article_id"] = frames.article_id(record["source"], None, record["title"], record["text"])
    return frames.conform(records, frames.Articles)


def counted(counts, words=100):
    """Articles of one text, so many of each source."""
    rows = [
        {"article_id": f"{source}{n}", "source": source, "text": "Wort " * words}
        for source, count in counts.items()
        for n in range(count)
    ]
    return frames.conform(rows, frames.Articles)


HOSTILE = "</script></style></title><script>alert('$x^{')</script><img src=http://example.org/x.png onerror=alert(1)>"


class HtmlPage(HTMLParser):
    """What a browser would see: text, tags, addresses and styles of an HTML file."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text, self.styles, self._style = set(), [], [], [], False
        self.feed(html)
        self.close()
        self.text = " ".join(self.text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        self._style = tag == "style"

    def handle_endtag(self, tag):
        self._style = False

    def handle_data(self, data):
        (self.styles if self._style else self.text).append(data)

    def addresses(self):
        """What the browser would fetch by itself; links that a reader may follow do not count."""
        return [value for name, value in self.attributes if name in ("src", "srcset", "data", "poster", "background")]

    def assert_self_contained(self):
        assert not self.tags & {"script", "link", "iframe", "object", "embed", "base", "form"}, self.tags
        assert all(address.startswith("data:image/") for address in self.addresses())
        assert not [name for name, _ in self.attributes if name.startswith("on")]
        assert not [style for style in self.styles if re.search(r"@import|url\(", style)]
        policy = [value for name, value in self.attributes if name == "content" and "default-src" in value]
        assert len(policy) == 1
        assert "default-src 'none'" in policy[0]
        assert "script-src" not in policy[0]
