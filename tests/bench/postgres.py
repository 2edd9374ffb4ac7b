"""PostgreSQL as a yardstick: tests/bench/postgres."""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent / "postgres"


class Postgres:
    def __init__(self, home: pathlib.Path):
        self.home = home

    def _run(self, *command) -> str:
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]}: {done.stderr.strip()}")
        print(done.stderr, end="", file=sys.stderr)
        return done.stdout

    def start(self) -> None:
        self._run(HERE / "server.sh", "start", self.home)

    def stop(self) -> None:
        self._run(HERE / "server.sh", "stop", self.home)

    def load(self, visits: pathlib.Path) -> None:
        self._run("/usr/bin/python3", HERE / "load.py", "--dir", self.home, "--documents", visits)

    def _measured(self, workload: str, *flags) -> dict:
        said = self._run("/usr/bin/python3", HERE / "measure.py", workload, "--dir", self.home, *flags)
        return json.loads(said.strip().splitlines()[-1])

    def answer_bytes(self, workload: str, *flags) -> float:
        return self._measured(workload, "--bytes", *flags)["response_bytes"]

    def measure(self, workload: str, clients: int, seconds: float, *flags) -> dict:
        result = self._measured(workload, "--clients", clients, "--seconds", max(1, round(seconds)),
                                "--warmup", 1, *flags)
        return {"per_second": result["per_second"], "p50_us": result["p50_ms"] * 1e3,
                "p99_us": result["p99_ms"] * 1e3, "server_cpu_us": result["server_cpu_us_per_call"]}
