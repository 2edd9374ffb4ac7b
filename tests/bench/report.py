"""Results as tables for people (Markdown, which reads well in a terminal too) and as JSON."""

import dataclasses
import json
import os
import pathlib
import platform
import subprocess


@dataclasses.dataclass
class Ratio:
    """A result against a yardstick of the same run, with what it should come to; without a floor and
    a goal it is only told."""

    what: str
    value: float
    floor: float | None = None
    goal: float | None = None
    at_most: bool = False  # Less is better.

    @property
    def verdict(self) -> str:
        if self.floor is None or self.goal is None:
            return "told"

        def reaches(mark):
            return self.value <= mark if self.at_most else self.value >= mark
        return "goal" if reaches(self.goal) else "floor" if reaches(self.floor) else "MISSED"

    def row(self) -> list[str]:
        sign = "at most " if self.at_most else ""
        marks = ["-" if mark is None else f"{sign}{number(mark)}" for mark in (self.floor, self.goal)]
        return [self.what, number(self.value), *marks, self.verdict]


def number(value) -> str:
    if isinstance(value, str):
        return value
    if value == 0:
        return "0"
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"


def table(head: list[str], rows: list[list[str]]) -> str:
    cells = [head] + [[number(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |"
             for row in cells]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(lines)


def machine() -> dict:
    cpu = next((line.split(":")[1].strip()
                for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
                if line.startswith("model name")), platform.processor())
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True,
                            text=True, check=False).stdout.strip()
    return {"cpu": cpu, "cores": os.cpu_count(), "memory_gib": round(memory / 2**30, 1),
            "kernel": platform.release(), "load_before": os.getloadavg()[0], "commit": commit}


class Report:
    def __init__(self):
        self.sections: list[dict] = []

    def add(self, title: str, note: str, head: list[str], rows: list[list],
            ratios: list[Ratio] | None = None) -> None:
        ratios = ratios or []
        self.sections.append({
            "title": title, "note": note, "head": head, "rows": rows,
            "ratios": [{**dataclasses.asdict(ratio), "verdict": ratio.verdict}
                       for ratio in ratios]})
        print(self._text(title, note, head, rows, ratios), flush=True)

    @staticmethod
    def _text(title, note, head, rows, ratios) -> str:
        text = f"\n### {title}\n\n{note}\n\n{table(head, rows)}\n"
        if ratios:
            text += "\n" + table(["ratio", "measured", "floor", "goal", ""],
                                 [ratio.row() for ratio in ratios]) + "\n"
        return text

    def write(self, directory: pathlib.Path, about: dict, raw: dict) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "results.json").write_text(
            json.dumps({"machine": about, "sections": self.sections, "rounds": raw}, indent=1))
        texts = [self._text(section["title"], section["note"], section["head"], section["rows"],
                            [Ratio(**{k: v for k, v in ratio.items() if k != "verdict"})
                             for ratio in section["ratios"]])
                 for section in self.sections]
        (directory / "tables.md").write_text("".join(texts))
