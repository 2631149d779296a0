"""The commands that look: at a document, at an output, at the form of the records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from healthnews.cli.values import Shape, TokenFormat, print_json
from healthnews.errors import UsageError


def show(
    file: Annotated[str, typer.Argument(help="A document; - is standard input.")],
    why: Annotated[bool, typer.Option("--why", help="Say of every part and fact which rule made it.")] = False,
    url: Annotated[str | None, typer.Option(help="Where the page is from, if it does not say.")] = None,
    published: Annotated[str | None, typer.Option(help="Its publication date, if it does not say.")] = None,
    kinds: Annotated[Path | None, typer.Option(help="A folder of kind files of your own.")] = None,
) -> None:
    """Print a document's text with its facts marked, and what was removed with the reason."""
    from healthnews import document
    from healthnews.console.marked import marked

    options = document.Options(kinds=kinds)
    marked(document.parse(_bytes(file), file, url=url, published=published, options=options), why=why)


def verify(
    out: Annotated[Path, typer.Argument(help="An output folder of extract.")] = Path("data/out"),
    root: Annotated[Path | None, typer.Option(help="Where the inputs are now, if they were moved.")] = None,
    shape: Annotated[Shape, typer.Option("--format", help="How the report is printed.")] = Shape.text,
) -> None:
    """Check that every fact still stands in its source, byte for byte.

    Exit code 1 where a record is wrong, 3 where a source has changed or is missing.
    """
    from healthnews.console import scores
    from healthnews.verify import verify as check

    report = check(out, root)
    if shape is Shape.json:
        print_json(report)
    else:
        scores.report(report)
    raise typer.Exit(report.exit_code)


def explain(
    fact_id: Annotated[str, typer.Argument(metavar="FACT_ID", help="The id of a fact, or how it begins.")],
    out: Annotated[Path, typer.Argument(help="An output folder of extract.")] = Path("data/out"),
    root: Annotated[Path | None, typer.Option(help="Where the inputs are now, if they were moved.")] = None,
    kinds: Annotated[Path | None, typer.Option(help="Where the folder of kind files is now.")] = None,
    shape: Annotated[Shape, typer.Option("--format", help="How the explanation is printed.")] = Shape.text,
) -> None:
    """Say why a fact stands in the records: rule, words, links, and what its sentence says besides that is no fact.

    Exit code 3 where its source has changed or is missing.
    """
    from healthnews.console.explained import explained
    from healthnews.explain import explain as look

    found = look(fact_id, out, root=root, kinds=kinds)
    if shape is Shape.json:
        print_json(found)
    else:
        explained(found)


def evaluate(
    gold: Annotated[Path, typer.Argument(help="A gold file: one fact a line, as a person read it.")],
    found: Annotated[Path, typer.Argument(help="A facts file, or an output folder of extract.")] = Path("data/out"),
    floors: Annotated[Path | None, typer.Option(help="A TOML file of least measures, such as kind = 0.95.")] = None,
    listed: Annotated[int, typer.Option("--list", help="Print so many differences.")] = 0,
    shape: Annotated[Shape, typer.Option("--format", help="How the score is printed.")] = Shape.text,
) -> None:
    """Score found facts against a gold file. Exit code 1 below a floor."""
    from healthnews import console, evaluate
    from healthnews.console import scores

    score = evaluate.evaluate(gold, found)
    if shape is Shape.json:
        print_json(score)
    else:
        scores.score(score, listed=listed)
    below = evaluate.below(score, floors) if floors else []
    for told in below:
        console.tell(told)
    raise typer.Exit(1 if below else 0)


def tokens(
    file: Annotated[str, typer.Argument(help="A document; - is standard input.")] = "-",
    shape: Annotated[TokenFormat, typer.Option("--format", help="How tokens are printed.")] = TokenFormat.text,
) -> None:
    """Print the sentences and tokens of a document."""
    from healthnews import document
    from healthnews.export.tokens import lines

    for line in lines(document.parse(_bytes(file), file), shape.value):
        print(line)


def schema(
    what: Annotated[str, typer.Argument(metavar="WHAT", help="facts, documents, kinds, rules, or a kind.")] = "facts",
    kinds: Annotated[Path | None, typer.Option(help="A folder of kind files of your own.")] = None,
    shape: Annotated[Shape, typer.Option("--format", help="How kinds and rules are printed.")] = Shape.text,
) -> None:
    """Print what the records are: the JSON Schema of facts or documents, a kind with its words, or what names mean.

    `rules` lists the rules by which facts are found and linked, why numbers are no facts, and the flags.
    """
    from healthnews.console import glossary

    if what in ("facts", "documents"):
        from healthnews import record

        print_json(record.schema(what))
        return
    from healthnews.glossary import kinds_of, rules

    if what == "rules":
        print_json(rules()) if shape is Shape.json else glossary.rules(rules())
        return
    found = kinds_of(what, kinds)
    print_json(found) if shape is Shape.json else glossary.kinds(found, whole=what != "kinds")


def check_kinds(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of kind files.")],
    shape: Annotated[Shape, typer.Option("--format", help="How the result is printed.")] = Shape.text,
) -> None:
    """Read kind files of your own, and find what their examples say. Exit code 1 where an example fails."""
    from healthnews.console import glossary
    from healthnews.proof import prove

    proofs = prove(folder)
    print_json(proofs) if shape is Shape.json else glossary.proofs(proofs)
    raise typer.Exit(1 if any(proof.failures for proof in proofs) else 0)


def _bytes(file: str) -> bytes:
    import sys

    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}; check the path") from error
