"""floe takes the cron expressions that Dagster takes, and refuses those that it refuses."""

import json
import random
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import pytest
from dagster._utils.schedules import is_valid_cron_schedule, schedule_execution_time_iterator
from floe_command import ROOT, from_source, succeeded

_SEED = 20_260_101
_FIELDS = (60, 24, 32, 13, 8)
_ODD: dict[str, list[str]] = json.loads((Path(__file__).parent / "crons.json").read_text(encoding="utf-8"))


def _expressions() -> Sequence[str]:
    choose = random.Random(_SEED)

    def number(size: int) -> str:
        return str(choose.randrange(size + 2))

    def part(size: int) -> str:
        match choose.randrange(9):
            case 0 | 1:
                return "*"
            case 2 | 3:
                return number(size)
            case 4:
                return f"{number(size)}-{number(size)}"
            case 5:
                return f"*/{number(size)}"
            case 6:
                return f"{number(size)}-{number(size)}/{number(size)}"
            case 7:
                return f"{number(size)}/{number(size)}"
            case _:
                return choose.choice(_ODD["words"])

    def column(size: int) -> str:
        return ",".join(part(size) for _ in range(choose.choice((1, 1, 1, 1, 2, 3))))

    drawn = []
    for _ in range(6000):
        # Mostly one or two fields that are odd, as an expression with five of them is nearly always refused.
        odd = choose.sample(range(5), choose.choice((1, 1, 2, 3)))
        drawn.append(" ".join(column(size) if index in odd else "*" for index, size in enumerate(_FIELDS)))
    days = [
        f"0 6 {day} {month} {weekday}"
        for day in (28, 29, 30, 31, "l")
        for month in (*range(1, 13), "feb,apr", "*")
        for weekday in ("*", "1", "5#5", "l5")
    ]
    words = [
        " ".join(word if index == field else "1" for index in range(5)) for word in _ODD["words"] for field in range(5)
    ]
    return [*_ODD["expressions"], *drawn, *days, *words]


def _dagster_takes(expression: str) -> bool:
    if not is_valid_cron_schedule(expression):
        return False
    try:
        return len(list(islice(schedule_execution_time_iterator(1_767_225_600.0, expression, "UTC"), 1))) == 1
    except Exception:  # what looks for a date that never comes gives up with an error of croniter's
        return False


def _floe_takes(expressions: Sequence[str], folder: Path) -> Sequence[bool]:
    (folder / "crons.json").write_text(json.dumps(expressions))
    answers = json.loads(succeeded(from_source("tests/tools/print-crons.ts", str(folder / "crons.json"), cwd=ROOT)))
    return [answer is True for answer in answers]


def test_floe_takes_what_dagster_takes(tmp_path: Path) -> None:
    expressions = _expressions()
    differing = [
        (expression, takes)
        for expression, takes in zip(expressions, _floe_takes(expressions, tmp_path), strict=True)
        if takes != _dagster_takes(expression)
    ]
    assert differing == []


@pytest.mark.parametrize("expression", _ODD["drawn"])
def test_floe_takes_what_dagster_draws_by_lot(expression: str, tmp_path: Path) -> None:
    assert _floe_takes([expression], tmp_path) == [_dagster_takes(expression)]
