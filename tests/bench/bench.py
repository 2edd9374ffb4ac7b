"""Measures Waymark beside its yardsticks: see README.md of this folder."""

import argparse
import dataclasses
import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

from measuring import Calls, median, spread, take_turns
from postgres import HERE as POSTGRES_SCRIPTS
from postgres import Postgres
from processes import BENCH, ROOT, NullService, Service, tool
from report import Ratio, Report, machine

CREATE = "/waymark.v1.IngestService/CreateVisit"
PROGRESS = "/waymark.v1.QueryService/GetProgress"
COMPARE = "/waymark.v1.QueryService/CompareAuthorities"
# Of the reads: the same content as an answer, put together; and the rows it is made of.
WHOLE_ANSWER = "PostgreSQL, whole answer"
ROWS_ALONE = "PostgreSQL, rows alone"
KEPT_ROWS = "from kept rows"
NOTHING_KEPT = ("--answer_cache_bytes=0", "--comparison_cache_bytes=0")
# Authorities that the questions about growth are about, and visits of each.
GROUP, VISITS_EACH = 150, 60
COLUMNS = ["", "per second", "spread", "p50, us", "p99, us", "server CPU, us a call"]


@dataclasses.dataclass
class Sizes:
    rounds: int = 5
    seconds: float = 3.0
    # Authorities that visits are created for, each with at most 60.
    writers: int = 6000
    rebuild_authorities: int = 1000
    growth: tuple[int, ...] = (10_000, 1_000_000)
    freshness_writes: int = 300


QUICK = Sizes(rounds=1, seconds=0.3, writers=200, rebuild_authorities=150, growth=(9_000, 12_000),
              freshness_writes=20)


def row_of(name: str, results: list[dict], rate: str = "per_second") -> list:
    return [name, median(results, rate), f"{spread(results, rate):.0%}", median(results, "p50_us"),
            median(results, "p99_us"),
            median(results, "server_cpu_us") if "server_cpu_us" in results[0] else "-"]


def refuse_failures(rounds: dict[str, list[dict]]) -> None:
    """A call that fails is fast: a result with failures says nothing."""
    for name, results in rounds.items():
        for result in results:
            if result.get("failed") or result.get("rejected") or not result.get("per_second"):
                raise RuntimeError(f"{name}: calls failed: {result}")


@dataclasses.dataclass
class World:
    """A made-up England that is asked as it grows."""
    visits: int
    questions: pathlib.Path
    query: Service
    start: float  # Seconds, with a store that is filled.
    memory: int   # Bytes, of the larger service.
    row: list


class Bench:
    def __init__(self, sizes: Sizes, home: pathlib.Path):
        self.sizes = sizes
        self.home = home
        self.report = Report()
        self.raw: dict[str, dict] = {}
        self.running: list = []
        self.requests = home / "requests"
        self.reference = self.requests / "reference"

    # What all of it needs.

    def make_requests(self) -> None:
        self.requests.mkdir(parents=True)
        self.write_requests(self.requests, f"--writers={self.sizes.writers}", "--json")

    @staticmethod
    def write_requests(directory: pathlib.Path, *flags: str) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        subprocess.run([str(BENCH / "write_requests"), str(directory), *flags], cwd=ROOT,
                       check=True)

    def started(self, server, *arguments):
        server.start(*arguments)
        self.running.append(server)
        return server

    def ingest(self, name: str = "ingest", reference: pathlib.Path | None = None) -> Service:
        return self.started(Service(name, self.home, reference or self.reference))

    def query(self, ingest: Service, name: str, *flags: str) -> Service:
        reference = pathlib.Path(ingest.flags[0].removeprefix("--reference_dir="))
        return self.started(Service(name, self.home, reference, f"--ingest={ingest.address}",
                                    *flags))

    def stop(self, *servers) -> None:
        for server in servers:
            server.stop()
            if server in self.running:
                self.running.remove(server)

    def stop_all(self) -> None:
        self.stop(*reversed(self.running))

    def take(self, name: str, subjects: dict) -> dict[str, list[dict]]:
        rounds = take_turns(self.sizes.rounds, subjects)
        refuse_failures(rounds)
        self.raw[name] = rounds
        return rounds

    def answers(self, server, method: str, requests: pathlib.Path) -> pathlib.Path:
        answers = self.home / f"{method.rsplit('/', 1)[1]}.answers"
        subprocess.run([str(BENCH / "load"), f"--target={server.address}", f"--method={method}",
                        f"--requests={requests}", f"--answers={answers}"], check=True)
        return answers

    # What is measured.

    def run(self, only: list[str]) -> None:
        parts = {"write": self.measure_writes, "read": self.measure_reads,
                 "freshness": self.measure_freshness, "rebuild": self.measure_rebuild,
                 "overload": self.measure_overload, "growth": self.measure_growth}
        self.make_requests()
        for name, part in parts.items():
            if only and name not in only:
                continue
            try:
                part()
            finally:
                self.stop_all()

    def one_answer(self, ingest: Service) -> pathlib.Path:
        """The answer to a create, for the null service; from a store of its own."""
        first = self.home / "first.requests"
        content = (self.requests / "create.requests").read_bytes()
        size = int.from_bytes(content[:4], "little")
        first.write_bytes(content[:4 + size])
        return self.answers(ingest, CREATE, first)

    def null_for_writes(self) -> NullService:
        scratch = self.ingest("ingest-scratch")
        created = self.one_answer(scratch)
        self.stop(scratch)
        create = self.requests / "create.requests"
        null = NullService("null", self.home)
        self.started(null, {"CreateVisit": (create, created), "GetProgress": (create, created),
                            "CompareAuthorities": (create, created)})
        return null

    def measure_writes(self) -> None:
        null = self.null_for_writes()
        ingest = self.ingest()
        postgres = self.started(Postgres(self.home / "pg-writes"))
        postgres.load(self.requests / "visits.jsonl")
        self.measure_create(ingest, null, postgres)
        self.measure_import(postgres)

    def measure_create(self, ingest: Service, null: NullService, postgres: Postgres) -> None:
        create = self.requests / "create.requests"
        seconds = self.sizes.seconds
        waymark = Calls(ingest, CREATE, create, once=True)
        limit = Calls(null, CREATE, create)
        rounds = self.take("CreateVisit, 64 in flight", {
            "Waymark": waymark.closed(64, seconds),
            "null service": limit.closed(64, seconds),
            "PostgreSQL": lambda: postgres.measure("create", 64, seconds)})
        rate = {name: median(results, "per_second") for name, results in rounds.items()}
        self.report.add(
            "CreateVisit, 64 in flight",
            "A visit of two kilobytes with 20 findings in each call; synced before it is answered.",
            COLUMNS, [row_of(name, results) for name, results in rounds.items()],
            [Ratio("of the null service", rate["Waymark"] / rate["null service"], 0.4, 0.6),
             Ratio("times PostgreSQL at 64 clients", rate["Waymark"] / rate["PostgreSQL"], 3, 5)])

        rounds = self.take("CreateVisit, one in flight", {
            "Waymark": waymark.closed(1, seconds),
            "null service": limit.closed(1, seconds),
            "append and fdatasync": lambda: tool("disk_limit", "append", self.home, 2600, seconds)})
        middle = {name: median(results, "p50_us") for name, results in rounds.items()}
        self.report.add(
            "CreateVisit, one in flight", "Latency of a lone caller.",
            COLUMNS, [row_of(name, results) for name, results in rounds.items()],
            [Ratio("of null service plus fdatasync",
                   middle["Waymark"] / (middle["null service"] + middle["append and fdatasync"]),
                   1.5, 1.5, at_most=True)])
        self.stop(ingest)
        self.created = ingest.data_dir

    def measure_import(self, postgres: Postgres) -> None:
        directory = self.home / "imports"
        visits = 10
        self.write_requests(directory, f"--authorities={self.sizes.rebuild_authorities}",
                            f"--visits={visits}", "--writers=1", "--creates=1")
        count = self.sizes.rebuild_authorities * visits
        turn = iter(range(1000))

        def measure_import() -> dict:
            ingest = self.ingest(f"ingest-import-{next(turn)}", directory / "reference")
            cpu = ingest.cpu_seconds()
            result = tool("import_load", ingest.address, directory / "import.requests")
            result["server_cpu_us"] = (ingest.cpu_seconds() - cpu) * 1e6 / count
            self.stop(ingest)
            shutil.rmtree(ingest.data_dir)
            return result

        def measure_batch() -> dict:
            result = tool("disk_limit", "batch", self.home, self.sizes.seconds, 64, self.created)
            result["per_second"] = result["visits_per_second"]
            return result

        rounds = self.take("ImportVisits", {
            "Waymark": measure_import,
            "synced WriteBatch of 64": measure_batch,
            "PostgreSQL": lambda: postgres.measure("import", 2, self.sizes.seconds,
                                                         "--batch", 1000)})
        rate = {name: median(results, "per_second") for name, results in rounds.items()}
        self.report.add(
            "ImportVisits", f"One stream of {count} visits of two kilobytes. The WriteBatch is of the "
            "keys and values that our store has of a visit, and nothing else is done.",
            ["", "visits per second", "spread", "server CPU, us a visit"],
            [[name, rate[name], f"{spread(results, 'per_second'):.0%}",
              median(results, "server_cpu_us") if "server_cpu_us" in results[0] else "-"]
             for name, results in rounds.items()],
            [Ratio("of the WriteBatch loop", rate["Waymark"] / rate["synced WriteBatch of 64"],
                   0.4, 0.7),
             Ratio("times PostgreSQL, batched", rate["Waymark"] / rate["PostgreSQL"], 2, 4)])

    def load_group(self, part: str) -> Service:
        ingest = self.ingest(f"ingest-{part}")
        loaded = tool("import_load", ingest.address, self.requests / "import.requests")
        if loaded["rejected"]:
            raise RuntimeError(f"the group is not imported: {loaded}")
        return ingest

    def measure_reads(self) -> None:
        ingest = self.load_group("reads")
        computing = self.query(ingest, "query-computing", *NOTHING_KEPT)
        joining = self.query(ingest, "query-joining", "--answer_cache_bytes=0")
        keeping = self.query(ingest, "query-keeping")
        progress = self.requests / "progress.requests"
        compare = self.requests / "compare.requests"
        null = NullService("null-reads", self.home)
        self.started(null, {
            "CreateVisit": (progress, self.answers(keeping, PROGRESS, progress)),
            "GetProgress": (progress, self.answers(keeping, PROGRESS, progress)),
            "CompareAuthorities": (compare, self.answers(keeping, COMPARE, compare))})
        postgres = self.started(Postgres(self.home / "pg-reads"))
        postgres.load(self.requests / "visits.jsonl")
        for title, method, requests, workload, goals in (
                ("GetProgress, 10 visits of 20 findings", PROGRESS, progress, "progress",
                 ((0.4, 0.6), (0.7, 0.9), (2, 4), (3, 6))),
                ("CompareAuthorities, 150 authorities by measure", COMPARE, compare, "compare",
                 ((0.4, 0.6), (0.7, 0.9), (1, 3), (2, 5)))):
            calls = {"computed": Calls(computing, method, requests),
                     "repeated": Calls(keeping, method, requests),
                     "null service": Calls(null, method, requests)}
            if method == COMPARE:
                calls[KEPT_ROWS] = Calls(joining, method, requests)
            subjects = {name: one.closed(16, self.sizes.seconds) for name, one in calls.items()}
            scripts = {WHOLE_ANSWER: f"{workload}_answer.sql", ROWS_ALONE: f"{workload}.sql"}
            if workload == "progress":
                scripts["PostgreSQL, whole visits"] = "progress_documents.sql"
            for name, script in scripts.items():
                subjects[name] = self.ask_postgres(postgres, workload, script)
            # A table that writes keep up is held against rows that are kept.
            ours = (KEPT_ROWS if method == COMPARE else "computed", "repeated")
            self.measure_read(title, goals, ours, subjects)

    def ask_postgres(self, postgres: Postgres, workload: str, script: str):
        flags = ("--script", POSTGRES_SCRIPTS / script)
        size = postgres.answer_bytes(workload, *flags)
        return lambda: postgres.measure(workload, 16, self.sizes.seconds, *flags) | {
            "response_bytes": size}

    def measure_read(self, title: str, goals: tuple, ours: tuple, subjects: dict) -> None:
        rounds = self.take(title, subjects)
        rate = {name: median(results, "per_second") for name, results in rounds.items()}
        self.report.add(
            title, "16 in flight. Computed: nothing is kept from one call to the next. "
            + ("From kept rows: what is said of each authority is kept until it changes, as it is in "
               "PostgreSQL's summary table, and no answer is. " if KEPT_ROWS in rate else "")
            + "Repeated: what was asked before is asked again. An answer is as large as what the "
            "server sends for it, PostgreSQL's with all of its protocol, ours without.",
            [*COLUMNS, "answer, KiB"],
            [[*row_of(name, results), median(results, "response_bytes") / 1024]
             for name, results in rounds.items()],
            [Ratio("computed, of the null service", rate["computed"] / rate["null service"],
                   *goals[0]),
             Ratio("repeated, of the null service", rate["repeated"] / rate["null service"],
                   *goals[1]),
             *([Ratio(f"{KEPT_ROWS}, of the null service", rate[KEPT_ROWS] / rate["null service"]),
                Ratio(f"computed, times {WHOLE_ANSWER}", rate["computed"] / rate[WHOLE_ANSWER])]
               if KEPT_ROWS in rate else []),
             *(Ratio(f"{one}, times {theirs}", rate[one] / rate[theirs], *marks)
               for theirs, both in ((WHOLE_ANSWER, goals[2:]), (ROWS_ALONE, ((), ())))
               for one, marks in zip(ours, both)),
             *(Ratio(f"server CPU a call: {WHOLE_ANSWER}, to {one}",
                     median(rounds[WHOLE_ANSWER], "server_cpu_us")
                     / median(rounds[one], "server_cpu_us"))
               for one in ("computed", KEPT_ROWS) if one in rounds)])

    def measure_freshness(self) -> None:
        ingest = self.load_group("freshness")
        query = self.query(ingest, "query-fresh")
        create = self.requests / "create.requests"
        writes = self.sizes.freshness_writes
        idle = tool("freshness", ingest.address, query.address, create, 0, writes)
        loaded: dict = {}
        thread = threading.Thread(target=lambda: loaded.update(tool(
            "load", f"--target={ingest.address}", f"--method={CREATE}", f"--requests={create}",
            "--once", f"--from={writes * 2}", "--in_flight=64",
            f"--seconds={max(1.0, self.sizes.seconds * 2)}")))
        thread.start()
        busy = tool("freshness", ingest.address, query.address, create, writes, writes)
        thread.join()
        self.raw["freshness"] = {"idle": [idle], "under load": [busy]}
        self.report.add(
            "Freshness", "From the acknowledgement of a write to the answer of a read that asks to "
            "be as fresh, the read's own time included.",
            ["", "writes", "p50, ms", "p99, ms"],
            [[name, result["calls"], result["p50_us"] / 1e3, result["p99_us"] / 1e3]
             for name, result in (("idle", idle),
                                  (f"beside {loaded['per_second']:.0f} writes a second", busy))],
            [Ratio("p50, idle, ms", idle["p50_us"] / 1e3, 5, 5, at_most=True),
             Ratio("p99, under load, ms", busy["p99_us"] / 1e3, 50, 50, at_most=True)])

    def measure_rebuild(self) -> None:
        directory = self.home / "rebuild"
        visits = 10
        self.write_requests(directory, f"--authorities={self.sizes.rebuild_authorities}",
                            f"--visits={visits}", "--writers=1", "--creates=1")
        ingest = self.ingest("ingest-rebuild", directory / "reference")
        loaded = tool("import_load", ingest.address, directory / "import.requests")
        results = []
        for turn in range(self.sizes.rounds):
            query = Service(f"query-rebuild-{turn}", self.home, directory / "reference",
                            f"--ingest={ingest.address}")
            took = self.started(query).ready_after
            results.append({"per_second": loaded["visits"] / took,
                            "server_cpu_us": query.cpu_seconds() * 1e6 / loaded["visits"],
                            "memory": query.peak_memory()})
            self.stop(query)
            shutil.rmtree(query.data_dir)
        self.raw["rebuild"] = {"query service": results}
        rate = median(results, "per_second")
        self.report.add(
            "Rebuild of a query service",
            f"{loaded['visits']} visits of two kilobytes, words included, from a local feed; from the "
            "start of the process to ready.",
            ["", "visits per second", "spread", "query service's CPU, us a visit", "memory, MiB"],
            [["rebuild", rate, f"{spread(results, 'per_second'):.0%}",
              median(results, "server_cpu_us"), median(results, "memory") / 2**20]],
            [Ratio("thousand visits a second", rate / 1000, 10, 25)])

    def measure_overload(self) -> None:
        ingest = self.load_group("overload")
        query = self.query(ingest, "query-overload", *NOTHING_KEPT)
        calls = Calls(query, COMPARE, self.requests / "compare.requests")
        seconds = max(1.0, self.sizes.seconds)
        peak = self.take("overload, peak", {"peak": calls.closed(8, seconds)})["peak"]
        capacity = median(peak, "per_second")
        unloaded = [calls.measure(seconds, "--in_flight=1")]
        over = [calls.open(10 * capacity, seconds) for _ in range(self.sizes.rounds)]
        self.raw["overload"] = {"unloaded": unloaded, "ten times capacity": over}
        self.report.add(
            "Overload", "Comparisons that are computed, begun at ten times the rate that the service "
            "can answer; what is refused is told so at once.",
            ["", "answered per second", "p50, us", "p99, us"],
            [[name, median(results, "per_second"), median(results, "p50_us"),
              median(results, "p99_us")]
             for name, results in (("one in flight", unloaded), ("8 in flight", peak),
                                   ("ten times capacity", over))],
            [Ratio("p99 of the unloaded", median(over, "p99_us") / median(unloaded, "p99_us"),
                   2, 2, at_most=True),
             Ratio("of peak goodput", median(over, "per_second") / capacity, 0.9, 0.9)])

    def measure_growth(self) -> None:
        worlds = [self.grow(visits) for visits in self.sizes.growth]
        self.raw["growth"] = {"worlds": [world.row for world in worlds]}
        largest = worlds[-1]
        self.report.add(
            "Growth", "60 visits an authority; the authorities grow, 150 that are asked about do not.",
            ["visits", "imported a second", "rebuilt a second", "start, s", "at rest after, s",
             "ingest, MiB", "query, MiB", "ingest, bytes a visit", "query, bytes a visit"],
            [world.row for world in worlds],
            [Ratio("start of the largest, s", largest.start, 5, 5, at_most=True),
             Ratio("memory of the larger service, GiB", largest.memory / 2**30, 2, 2,
                   at_most=True)])
        rows, ratios = [], []
        for questions in sorted(worlds[0].questions.glob("*.requests")):
            p50 = self.ask_worlds(worlds, questions.name)
            rows.append([questions.stem, *p50])
            ratios.append(Ratio(questions.stem, p50[-1] / p50[0], 1.3, 1.3, at_most=True))
        self.report.add(
            "Reads as the data grow", "One in flight, nothing is kept; p50 in microseconds.",
            ["", *(f"{world.visits:,} visits" for world in worlds)], rows, ratios)

    def ask_worlds(self, worlds: list, name: str) -> list[float]:
        """Of each world, taking turns, how long a question of that file takes."""
        method = "/waymark.v1.QueryService/" + name.split(".")[0].split("-")[0]
        # On a busy machine a summary may take more than a second.
        seconds = max(3.0 if "/Summarize" in method else 1.0, self.sizes.seconds / 3)
        rounds = self.take(f"growth, {name}", {
            world.visits: Calls(world.query, method, world.questions / name).closed(1, seconds)
            for world in worlds})
        return [median(results, "p50_us") for results in rounds.values()]

    def grow(self, visits: int) -> World:
        """A world of so many visits, with what it takes to have it."""
        directory = self.home / f"world-{visits}"
        others = max(0, visits // VISITS_EACH - GROUP)
        self.write_requests(directory, f"--authorities={GROUP}", f"--others={others}",
                            f"--visits={VISITS_EACH}", "--writers=1", "--creates=1")
        ingest = self.ingest(f"ingest-{visits}", directory / "reference")
        loaded = tool("import_load", ingest.address, directory / "import.requests")
        if loaded["rejected"]:
            raise RuntimeError(f"the world is not imported: {loaded}")
        (directory / "import.requests").unlink()
        filled = self.query(ingest, f"query-{visits}", *NOTHING_KEPT)
        built, memory = filled.ready_after, filled.peak_memory()
        self.stop(filled)
        query = self.query(ingest, f"query-{visits}", *NOTHING_KEPT)
        # What was filled is put in order for a while: reads beside that would tell of it.
        rest = query.wait_until_at_rest() + ingest.wait_until_at_rest()
        peaks = [ingest.peak_memory(), max(memory, query.peak_memory())]
        row = [f"{loaded['visits']:,}", loaded["per_second"], loaded["visits"] / built,
               query.ready_after, rest, *(peak / 2**20 for peak in peaks),
               *(one.disk_bytes() / loaded["visits"] for one in (ingest, query))]
        return World(loaded["visits"], directory / "questions", query, query.ready_after,
                     max(peaks), row)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="", help="write,read,freshness,rebuild,overload,growth")
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "build/bench")
    parser.add_argument("--scratch", type=pathlib.Path, default=pathlib.Path("/var/tmp"),
                        help="a directory on the disk that is to be measured (%(default)s)")
    parser.add_argument("--growth", default="", help="numbers of visits: 10000,10000000")
    arguments = parser.parse_args()
    sizes = QUICK if arguments.quick else Sizes()
    if arguments.growth:
        sizes.growth = tuple(int(size) for size in arguments.growth.split(","))
    about = machine()
    print(f"{datetime.date.today()}, {about['cpu']}, {about['cores']} cores, "
          f"{about['memory_gib']} GiB, Linux {about['kernel']}, commit {about['commit']}, "
          f"load before {about['load_before']:.1f}")
    arguments.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.scratch, prefix="waymark-bench-") as scratch:
        pathlib.Path(scratch).chmod(0o755)
        bench = Bench(sizes, pathlib.Path(scratch))
        try:
            bench.run([name for name in arguments.only.split(",") if name])
        finally:
            bench.stop_all()
    bench.report.write(arguments.output, about, bench.raw)
    print(f"\nAll rounds: {arguments.output / 'results.json'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
