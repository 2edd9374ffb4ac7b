"""Services and yardsticks as processes of their own: started, asked whether they serve, ended."""

import json
import os
import pathlib
import socket
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = ROOT / "build/release/bin"
BENCH = ROOT / "build/release/bench"
# Seconds. To fill a store of ten million visits took twenty minutes.
PATIENCE = 60.0
PATIENCE_WITH_STORES = 1800.0
# Of processor time in a second: what a server takes that nobody asks and that has nothing to do.
AT_REST = 0.05
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def tool(name: str, *arguments) -> dict:
    """Runs a program of the target "bench" that prints one line of JSON."""
    done = subprocess.run([str(BENCH / name), *map(str, arguments)],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{name} {' '.join(map(str, arguments))}: {done.stderr.strip()}")
    return json.loads(done.stdout)


class Process:
    """A server: this machine's loopback address alone, plain text."""

    def __init__(self, name: str, home: pathlib.Path):
        self.name = name
        self.home = home
        self.address = f"127.0.0.1:{free_port()}"
        self._process: subprocess.Popen | None = None

    def launch(self, command: list) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        with open(self.home / f"{self.name}.log", "ab") as log:
            # Not in a terminal's group: interrupting the benchmark lets it end its servers itself.
            self._process = subprocess.Popen([str(part) for part in command], cwd=ROOT,
                                             stdout=log, stderr=log, start_new_session=True)

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def cpu_seconds(self) -> float:
        """Processor time that it has taken, of both user and system."""
        fields = pathlib.Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def peak_memory(self) -> int:
        """The most bytes of memory that it has held at once."""
        for line in pathlib.Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
        return 0

    def wait_until(self, is_so, what: str, patience: float = PATIENCE) -> float:
        """Seconds from now until `is_so()` holds of a process that lives."""
        start = time.monotonic()
        while True:
            holds = is_so()
            if self._process is None or self._process.poll() is not None:
                raise RuntimeError(f"{self.name} has ended; see {self.home / self.name}.log")
            if holds:
                return time.monotonic() - start
            if time.monotonic() - start > patience:
                raise RuntimeError(f"{self.name} is not {what}")
            time.sleep(0.005)

    def wait_until_at_rest(self) -> float:
        """Seconds from now until it has done what it does by itself, such as compactions."""

        def rests() -> bool:
            before = self.cpu_seconds()
            time.sleep(1)
            return self.cpu_seconds() - before < AT_REST

        return self.wait_until(rests, "at rest", PATIENCE_WITH_STORES)


class Service(Process):
    """waymark-ingest or waymark-query."""

    def __init__(self, name: str, home: pathlib.Path, reference: pathlib.Path, *flags: str):
        super().__init__(name, home)
        self.program = BIN / f"waymark-{name.split('-')[0]}"
        self.data_dir = home / name
        self.ready_after = 0.0
        self.flags = [f"--reference_dir={reference}", "--insecure", *flags]

    def start(self) -> float:
        """Seconds until it was ready."""
        begun = time.monotonic()
        self.launch([self.program, "serve", f"--listen={self.address}",
                     f"--data_dir={self.data_dir}", *self.flags])
        self.wait_until(self.is_ready, "ready", PATIENCE_WITH_STORES)
        self.ready_after = time.monotonic() - begun
        return self.ready_after

    def is_ready(self) -> bool:
        probe = [self.program, "probe", f"--address={self.address}"]
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0

    def disk_bytes(self) -> int:
        return sum(path.stat().st_size for path in self.data_dir.rglob("*") if path.is_file())


class NullService(Process):
    """The limit of the RPC: tests/bench/yardsticks/null_service.cc."""

    def start(self, answers: dict) -> None:
        arguments = []
        for method, (requests, answered) in answers.items():
            arguments += [method, requests, answered]
        self.launch([BENCH / "null_service", self.address, *arguments])
        self.wait_until(self.listens, "serving")

    def listens(self) -> bool:
        host, port = self.address.split(":")
        try:
            with socket.create_connection((host, int(port)), timeout=1):
                return True
        except OSError:
            return False
