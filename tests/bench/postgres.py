"""PostgreSQL as a yardstick: tests/bench/postgres."""

import json
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent / "postgres"


class Postgres:
    def __init__(self, home: pathlib.Path):
        self.home = home

    def _run(self, *command) -> str:
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]}: {done.stderr.strip()}")
        return done.stdout

    def start(self) -> None:
        self._run(HERE / "server.sh", "start", self.home)

    def stop(self) -> None:
        self._run(HERE / "server.sh", "stop", self.home)

    def load(self, visits: pathlib.Path) -> None:
        self._run("/usr/bin/python3", HERE / "load.py", "--dir", self.home, "--documents", visits)

    def measure(self, workload: str, clients: int, seconds: float, *flags) -> dict:
        said = self._run("/usr/bin/python3", HERE / "measure.py", workload, "--clients", clients,
                         "--seconds", max(1, round(seconds)), "--warmup", 1, "--dir", self.home,
                         *flags)
        result = json.loads(said.strip().splitlines()[-1])
        return {"per_second": result["per_second"], "p50_us": result["p50_ms"] * 1e3,
                "p99_us": result["p99_ms"] * 1e3, "server_cpu_us": result["server_cpu_us_per_call"]}
