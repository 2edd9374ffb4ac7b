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
        self._run(HERE / "load.py", "--dir", self.home, visits)

    def measure(self, workload: str, clients: int, seconds: float) -> dict:
        said = self._run(HERE / "measure.py", workload, "--clients", clients,
                         "--seconds", seconds, "--dir", self.home)
        return json.loads(said.strip().splitlines()[-1])
