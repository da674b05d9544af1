"""Adds up the reports of the test runners and prints `N passed, N failed`, for people and for machines."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree


@dataclass(frozen=True)
class Count:
    """How many tests passed and failed."""

    passed: int
    failed: int


def main(reports: Path, names: list[str]) -> int:
    """Prints the sum and keeps it in `summary.txt`; 1 when a test failed or a part left no report."""
    counts = [_count(reports / name) for name in names]
    failed = sum(count.failed for count in counts)
    line = f"{sum(count.passed for count in counts)} passed, {failed} failed"
    reports.mkdir(parents=True, exist_ok=True)
    (reports / "summary.txt").write_text(f"{line}\n", encoding="utf-8")
    print(line)
    return 0 if failed == 0 else 1


def _count(report: Path) -> Count:
    if not report.is_file():
        # The part ended before its first test; that is no pass.
        print(f"{report.stem}: no report", file=sys.stderr)
        return Count(passed=0, failed=1)
    return _vitest(report) if report.suffix == ".json" else _pytest(report)


def _vitest(report: Path) -> Count:
    result = json.loads(report.read_text(encoding="utf-8"))
    failed = int(result["numFailedTests"])
    # A test file that cannot be loaded has no tests to count.
    unloadable = 0 if result["success"] or failed > 0 else 1
    return Count(passed=int(result["numPassedTests"]), failed=failed + unloadable)


def _pytest(report: Path) -> Count:
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    totals = [[int(suite.get(key, "0")) for key in ("tests", "failures", "errors", "skipped")] for suite in suites]
    tests, failures, errors, skipped = (sum(column) for column in zip(*totals, strict=True))
    # A skipped test has shown nothing.
    return Count(passed=tests - failures - errors - skipped, failed=failures + errors + skipped)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
