"""What a file's name says it is. Names lie, so this only decides what is looked at and which container is opened."""

from __future__ import annotations

DOCUMENTS = (".txt", ".html", ".htm", ".xhtml")
TABLES = (".jsonl", ".ndjson", ".csv", ".tsv")
CONTAINERS = (".zip", ".wacz", ".tar", ".warc", ".wet", ".mhtml", ".mht", *TABLES)
COMPRESSED = {".gz": "gzip", ".bz2": "bzip2", ".xz": "xz", ".zst": "zstd"}
SHORT = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz", ".tzst": ".tar.zst"}


def is_readable(name: str) -> bool:
    """Whether a name in a folder or an archive is one that we read.

    >>> [name for name in ("a.html", "b.txt.gz", "c.jpg", "d.jpg.gz", "e.tgz") if is_readable(name)]
    ['a.html', 'b.txt.gz', 'e.tgz']
    """
    return uncompressed(name)[0].endswith((*DOCUMENTS, *CONTAINERS))


def uncompressed(name: str) -> tuple[str, list[str]]:
    """A name in lower case without its compressions, and these in the order in which they are undone.

    >>> uncompressed("Crawl.tar.gz"), uncompressed("x.tgz")
    (('crawl.tar', ['gzip']), ('x.tar', ['gzip']))
    """
    name = name.lower()
    if name.endswith(DOCUMENTS):
        return name, []
    for short, long in SHORT.items():
        if name.endswith(short):
            name = name.removesuffix(short) + long
    forms = []
    while (suffix := name[name.rfind(".") :]) in COMPRESSED:
        forms.append(COMPRESSED[suffix])
        name = name.removesuffix(suffix)
    return name, forms
