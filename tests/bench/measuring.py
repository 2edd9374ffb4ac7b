"""What is measured, in rounds that take turns: A B C A B C, so that what the machine does besides
falls on all of them alike."""

import statistics
from typing import Callable

from processes import Process, tool


def take_turns(rounds: int, subjects: dict[str, Callable[[], dict]]) -> dict[str, list[dict]]:
    taken: dict[str, list[dict]] = {name: [] for name in subjects}
    for _ in range(rounds):
        for name, measure in subjects.items():
            taken[name].append(measure())
    return taken


def median(results: list[dict], key: str) -> float:
    return statistics.median(result[key] for result in results)


def spread(results: list[dict], key: str) -> float:
    """How far the rounds lie apart: the largest less the smallest, as a share of the median."""
    values = [result[key] for result in results]
    middle = statistics.median(values)
    return (max(values) - min(values)) / middle if middle else 0.0


class Calls:
    """Calls of one method with the requests of a file, to one server."""

    def __init__(self, server: Process, method: str, requests, once: bool = False):
        self.server = server
        self.method = method
        self.requests = requests
        self.once = once
        self.used = 0

    def measure(self, seconds: float, *flags: str) -> dict:
        cpu = self.server.cpu_seconds()
        result = tool("load", f"--target={self.server.address}", f"--method={self.method}",
                      f"--requests={self.requests}", f"--seconds={seconds}",
                      *(["--once", f"--from={self.used}"] if self.once else []), *flags)
        self.used += result["used"]
        spent = self.server.cpu_seconds() - cpu
        # Of those that count and those of the warm-up alike.
        result["server_cpu_us"] = spent * 1e6 / max(1, result["used"])
        return result

    def closed(self, in_flight: int, seconds: float) -> Callable[[], dict]:
        return lambda: self.measure(seconds, f"--in_flight={in_flight}")

    def open(self, rate: float, seconds: float) -> dict:
        return self.measure(seconds, f"--rate={rate:.0f}")
