"""Adds up the reports of the test runners: the tests that failed with their reasons, then `N passed, N failed`."""

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

# A machine that keeps the end of a long output keeps this much of each failure.
REASON_LINES = 12


@dataclass(frozen=True)
class Failure:
    """A test that failed, or was skipped."""

    test: str
    reason: str


@dataclass(frozen=True)
class Report:
    """What one runner told."""

    passed: int
    failures: list[Failure]


def main(reports: Path, names: list[str]) -> int:
    """Prints the failures and the sum, which `summary.txt` keeps; 1 when a test failed or a part left no report."""
    read = [_report(reports / name) for name in names]
    failures = [failure for report in read for failure in report.failures]
    for failure in failures:
        print(f"FAILED {failure.test}")
        print("\n".join(f"    {line}" for line in failure.reason.splitlines()[:REASON_LINES]))
    line = f"{sum(report.passed for report in read)} passed, {len(failures)} failed"
    reports.mkdir(parents=True, exist_ok=True)
    (reports / "summary.txt").write_text(f"{line}\n", encoding="utf-8")
    print(line)
    return 0 if not failures else 1


def _report(report: Path) -> Report:
    if not report.is_file():
        # The part ended before its first test; that is no pass.
        return Report(passed=0, failures=[Failure(report.stem, "no report")])
    return _vitest(report) if report.suffix == ".json" else _pytest(report)


def _vitest(report: Path) -> Report:
    result = json.loads(report.read_text(encoding="utf-8"))
    failures: list[Failure] = []
    for file in result["testResults"]:
        name = Path(file["name"]).name
        # A skipped test has shown nothing.
        failed = [test for test in file["assertionResults"] if test["status"] != "passed"]
        failures += [Failure(f"{name}: {test['fullName']}", _plain(test["failureMessages"])) for test in failed]
        if file["status"] == "failed" and not failed:
            # A test file that cannot be loaded has no tests to count.
            failures.append(Failure(name, _plain([file["message"]])))
    if not result["success"] and not failures:
        failures.append(Failure(report.stem, "the runner failed outside of its tests"))
    return Report(passed=int(result["numPassedTests"]), failures=failures)


def _plain(messages: list[str]) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(messages))


def _pytest(report: Path) -> Report:
    cases = list(ElementTree.parse(report).getroot().iter("testcase"))
    failures: list[Failure] = []
    for case in cases:
        # A skipped test has shown nothing.
        outcome = next((case.find(tag) for tag in ("failure", "error", "skipped") if case.find(tag) is not None), None)
        if outcome is not None:
            message = outcome.get("message") or outcome.text or ""
            failures.append(Failure(f"{case.get('classname')}: {case.get('name')}", _plain([message])))
    return Report(passed=len(cases) - len(failures), failures=failures)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
