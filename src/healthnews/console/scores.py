"""What `eval` and `verify` found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthnews.console import counted, tell

if TYPE_CHECKING:
    from healthnews.evaluate import Score
    from healthnews.verify import Report


def score(score: Score, *, listed: int = 0) -> None:
    """A score as lines, on standard output."""
    for name, level in score.levels.items():
        print(f"{name:12} P {level.precision:.3f}  R {level.recall:.3f}  F1 {level.f1:.3f}")
    for name, shares in (("fields", score.fields), ("documents", score.documents)):
        if shares:
            print(f"{name:12} " + "  ".join(f"{field} {share:.3f}" for field, share in shares.items()))
    for kind, counts in score.kinds.items():
        told = "  ".join(f"{part} {counts.get(part, 0):4}" for part in ("gold", "found", "kind", "value"))
        print(f"  {kind:18} {told}")
    for difference in score.differences[:listed]:
        print("  " + " | ".join(map(str, difference)))


def report(report: Report) -> None:
    """What verify found: findings and one closing line."""
    for finding in report.findings:
        tell(finding)
    hidden = report.wrong + report.absent - len(report.findings)
    if hidden:
        tell(f"... and {hidden:,} more")
    parts = [
        f"{report.exact:,} of {counted(report.facts, 'fact')} found again at their bytes",
        f"{report.block_only:,} only within their block",
        f"{report.wrong:,} wrong",
        f"{counted(report.absent, 'source')} changed or missing",
    ]
    print(f"{counted(report.documents, 'document')}: {', '.join(parts)}")
