#!/usr/bin/env python3
"""Measures one workload on a running, loaded cluster and prints one line of JSON.

  measure.py create|progress|compare|import --clients N --seconds S --dir DIR
  measure.py progress|compare --bytes --dir DIR

Sessions are opened, statements prepared and caches warmed in --warmup seconds before those that count, as
with callers that stay connected. A session's first call takes some twenty times the processor time of
those after it; where one ended within the seconds that count, all is measured again after a warm-up twice as
long, up to sixteen times as long; beyond that it counts, which is told. A call of `import` is a batch; per_second and the CPU are of visits there. The CPU is that of all
processes of the cluster, writers and vacuum too, from /proc. --bytes: what the server sends for a call.
"""

import argparse
import csv
import json
import math
import os
import pathlib
import random
import select
import socket
import subprocess
import sys
import tempfile
import threading
import time
from typing import Callable

sys.dont_write_bytecode = True  # not into the checkout
from load import COLUMNS, HERE, PSQL, ROOT, psql

OBSERVATIONS = 3
STATEMENTS = (
    'Managers see case files once a month and write down what is to be done.',
    'Plans say what is to change, but not by when and who is to see to it.',
    'Workers visit as often as the plan says, and see young people alone.',
    'Supervision takes place; what was agreed the last time is seldom read.',
)
Call = tuple[float, float]  # when it ended, in seconds since the epoch, and how long it took


class Cpu:
    """What the cluster's processes have used: the postmaster, its children, and those of them that have
    ended, which the kernel adds to their parent."""

    def __init__(self, directory: pathlib.Path) -> None:
        self.postmaster = int((directory / 'data/postmaster.pid').read_text().split()[0])
        self.tick = os.sysconf('SC_CLK_TCK')

    def times(self, process: int) -> list[int]:
        """utime, stime, and both of the children that have ended."""
        text = pathlib.Path(f'/proc/{process}/stat').read_text()
        return [int(field) for field in text.rpartition(')')[2].split()[11:15]]

    def children(self) -> list[int]:
        return [int(pid) for pid in
                pathlib.Path(f'/proc/{self.postmaster}/task/{self.postmaster}/children').read_text().split()]

    def seconds(self) -> float:
        """Read again where a child ended meanwhile, and would be counted twice or not at all."""
        while True:
            before, total = self.times(self.postmaster), 0
            try:
                total = sum(sum(self.times(child)[:2]) for child in self.children())
            except (FileNotFoundError, ProcessLookupError):
                continue
            after = self.times(self.postmaster)
            if before[2:] == after[2:]:
                return (total + sum(after)) / self.tick


class Window:
    """The seconds that count: when they began and ended, and the CPU used in them."""

    def __init__(self, cpu: Cpu, warmup: float, seconds: float) -> None:
        time.sleep(warmup)
        used, self.start = cpu.seconds(), time.time()
        time.sleep(seconds)
        self.cpu, self.end = cpu.seconds() - used, time.time()

    def calls(self, calls: list[Call]) -> list[float]:
        return sorted(took for ended, took in calls if self.start <= ended < self.end)


def array(values: list[object]) -> str:
    """An array as PostgreSQL reads it; texts may hold commas and braces, not quotes."""
    return '{' + ','.join(f'"{value}"' for value in values) + '}'


def visit_columns(themes: int, measures: int, findings: int) -> dict[str, str]:
    """The payload of create.sql: one monitoring visit, about 2 KB of it the findings."""
    chance = random.Random(1)
    day, numbers = '2026-06-01', range(1, findings + 1)
    observed = range(1, min(OBSERVATIONS, measures) + 1)
    same: Callable[[object, range], str] = lambda value, each: array([value for _ in each])
    return {
        'started': day, 'ended': '2026-06-02', 'published': '2026-07-01',
        'baseline': 'authorities/a/visits/inspection',
        'sources': '[{"id":"s1","type":"SOURCE_TYPE_LETTER","title":"Letter on a monitoring visit",'
                   '"published_date":"2026-07-01"}]',
        'finding_ids': array([f'f{number}' for number in numbers]),
        'finding_themes': array([chance.randint(1, themes) for _ in numbers]),
        'statements': array([STATEMENTS[number % len(STATEMENTS)] for number in numbers]),
        'standings': array([chance.randint(1, 4) for _ in numbers]),
        'directions': array([chance.randint(0, 3) for _ in numbers]),
        'comparators': same(1, numbers), 'finding_speakers': same(1, numbers), 'scopes': same(1, numbers),
        'service_areas': same('service_areas/care-leavers', numbers), 'finding_sources': same('s1', numbers),
        'observation_ids': array([f'o{number}' for number in observed]),
        'measures': array(list(observed)),
        'observed': array([chance.randint(0, 100) for _ in observed]),
        'numerators': same(10, observed), 'denominators': same(20, observed),
        'qualifiers': same(1, observed), 'kinds': same(1, observed), 'bases': same(1, observed),
        'observation_speakers': same(1, observed), 'days': same(day, observed),
        'observation_sources': same('s1', observed), 'areas': '{}', 'grades': '{}',
    }


def command(options: argparse.Namespace, directory: str, variables: dict[str, object], clients: int,
            *more: str) -> list[str]:
    said = ['pgbench', '-n', '-M', 'prepared', '-h', directory, '-U', 'postgres',
            '-f', str(options.script or HERE / f'{options.workload}.sql'), '-c', str(clients), *more]
    for name, value in variables.items():
        said += ['-D', f'{name}={value}']
    return said + ['postgres']


def environment(options: argparse.Namespace) -> dict[str, str]:
    """One snapshot for all that a pipeline reads; a single statement has one anyway."""
    level = 'repeatable\\ read' if options.workload == 'progress' else 'read\\ committed'
    return os.environ | {'PGOPTIONS': f'-c default_transaction_isolation={level}'}


def refuse_failures(code: int, said: str) -> None:
    if code != 0 or 'number of failed transactions: 0 ' not in said:
        sys.exit(f'measure.py: pgbench failed:\n{said}')


def pgbench(options: argparse.Namespace, directory: str, variables: dict[str, object], cpu: Cpu
            ) -> tuple[Window, list[Call], int]:
    warmup = options.warmup
    while True:
        if options.workload == 'create':  # No visit is created twice.
            variables |= {'run': time.time_ns() // 1000}
        window, calls, all_warm = try_pgbench(options, directory, variables, cpu, warmup)
        if not all_warm and warmup < 16 * options.warmup:
            warmup *= 2
            continue
        if not all_warm:
            print('measure.py: first calls of sessions are among what counts', file=sys.stderr)
        return window, calls, 1


def try_pgbench(options: argparse.Namespace, directory: str, variables: dict[str, object], cpu: Cpu,
                warmup: float) -> tuple[Window, list[Call], bool]:
    """Also whether every session had its first call behind it when what counts began."""
    with tempfile.TemporaryDirectory() as logs:
        # A second more than is measured, so that no session ends within.
        run = subprocess.Popen(
            command(options, directory, variables, options.clients,
                    '-j', str(min(options.clients, os.cpu_count() or 1)),
                    '-T', str(math.ceil(warmup + options.seconds) + 1), '-l', '--log-prefix', f'{logs}/log'),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment(options))
        window = Window(cpu, warmup, options.seconds)
        said = run.communicate()[0]
        refuse_failures(run.returncode, said)
        calls, first = [], {}
        for log in pathlib.Path(logs).iterdir():
            with open(log, encoding='ascii') as lines:
                for line in lines:
                    session, _, took, _, second, microsecond = line.split()[:6]
                    ended = int(second) + int(microsecond) / 1e6
                    calls.append((ended, int(took) / 1e6))
                    first.setdefault(session, ended)
        return window, calls, len(first) == options.clients and max(first.values()) < window.start


class Relay(threading.Thread):
    """Passes sessions on to the server, one after another, and counts what comes back."""

    def __init__(self, directory: str, place: str) -> None:
        super().__init__(daemon=True)
        self.directory = directory
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(f'{place}/.s.PGSQL.5432')
        self.listener.listen()
        self.bytes = 0

    def run(self) -> None:
        while True:
            try:
                client = self.listener.accept()[0]
            except OSError:
                return
            with client, socket.socket(socket.AF_UNIX) as server:
                server.connect(f'{self.directory}/.s.PGSQL.5432')
                self.relay(client, server)

    def relay(self, client: socket.socket, server: socket.socket) -> None:
        other = {client: server, server: client}
        while True:
            for one in select.select(list(other), [], [])[0]:
                if not (data := one.recv(1 << 16)):
                    return
                self.bytes += len(data) if one is server else 0
                other[one].sendall(data)

    def finish(self) -> int:
        self.listener.shutdown(socket.SHUT_RDWR)
        self.join()
        self.listener.close()
        return self.bytes


def bytes_sent(options: argparse.Namespace, directory: str, variables: dict[str, object]) -> float:
    """The mean of a call: what many calls get more than few, so that opening a session does not count."""
    few, many = 10, 310
    counted = []
    for calls in (few, many):
        with tempfile.TemporaryDirectory() as place:
            relay = Relay(directory, place)
            relay.start()
            # The same calls each time.
            done = subprocess.run(
                command(options, place, variables, 1, '-t', str(calls), '--random-seed=1'),
                capture_output=True, text=True, check=False, env=environment(options))
            refuse_failures(done.returncode, done.stdout + done.stderr)
            counted.append(relay.finish())
    return (counted[1] - counted[0]) / (many - few)


def measures_asked_for(directory: str) -> dict[str, object]:
    """Those that compare.requests asks for (load/write_requests.cc): the first of the reference data."""
    with open(ROOT / 'common/reference/data/measures.csv', encoding='utf-8', newline='') as lines:
        names = [row['measure_id'] for row, _ in zip(csv.DictReader(lines), range(3))]
    return {f'measure_{place}': int(psql(directory, '-c', f"SELECT measure_no FROM measures"
                                                          f" WHERE measure_id = '{name}'"))
            for place, name in enumerate(names, 1)}


def copied(columns: dict[str, str], findings: int) -> dict[str, str]:
    """The rows of one visit for COPY, with places for its numbers: %(v)d its own, %(a)d its authority's."""
    def elements(name: str) -> list[str]:
        return [text.strip('"') for text in columns[name][1:-1].split('","')]
    # Each its first and its last day.
    dates = '\t'.join(columns[name] for name in ('started', 'ended', 'published') for _ in range(2))
    visit = (f"%(v)d\t%(r)s\t%(a)d\tmv-%(v)d\t{columns['started']}\t4\t1\t1\t0\tf\t{dates}"
             f"\t{columns['baseline']}\tbenchmark\t{columns['sources']}\t\\N\t\\N\n")
    finding_columns = [elements(name) for name in ('standings', 'directions', 'comparators',
                                                   'finding_speakers', 'scopes', 'finding_themes',
                                                   'finding_ids', 'statements')]
    figure_columns = [elements(name) for name in ('observed', 'numerators', 'denominators', 'days', 'days')]
    measure_columns = [elements(name) for name in ('measures', 'qualifiers', 'kinds', 'bases',
                                                   'observation_speakers', 'observation_ids')]
    rows = {
        'visits': visit,
        'findings': ''.join(f'%(v)d\t{ordinal}\t' + '\t'.join(row)
                            + '\t\\N\tservice_areas/care-leavers\ts1\t\\N\n'
                            for ordinal, row in enumerate(zip(*finding_columns), 1)),
        'observations': ''.join(
            '%(v)d\t' + '\t'.join(figures) + f'\t{ordinal}\t' + '\t'.join(rest) + '\t\t\ts1\t\\N\n'
            for ordinal, (figures, rest) in enumerate(zip(zip(*figure_columns), zip(*measure_columns)), 1)),
    }
    assert rows['findings'].count('\n') == findings
    return rows


class Importer(threading.Thread):
    """A session of psql that imports batches: a COPY a table, the summaries, a commit that is synced."""

    def __init__(self, directory: str, rows: dict[str, str], batch: int, first: int, authorities: list[int]
                 ) -> None:
        super().__init__(daemon=True)
        self.rows, self.batch, self.next_visit, self.authorities = rows, batch, first, authorities
        self.calls: list[Call] = []
        self.stop = threading.Event()
        self.error = ''
        self.chance = random.Random(first)
        self.psql = subprocess.Popen([*PSQL, '-h', directory], stdin=subprocess.PIPE,
                                     stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def text(self) -> bytes:
        numbers = range(self.next_visit, self.next_visit + self.batch)
        self.next_visit += self.batch
        # As in a file of visits: one authority's come together.
        places = [{'v': v, 'a': self.authorities[v // 10 % len(self.authorities)],
                   'r': f'{self.chance.getrandbits(128):032x}'} for v in numbers]
        parts = ['BEGIN;\n']
        for table, row in self.rows.items():
            parts.append(f'COPY {table} ({COLUMNS[table]}) FROM STDIN;\n')
            parts += [row % place for place in places]
            parts.append('\\.\n')
        parts.append(f'SELECT add_to_summaries({numbers[0]}, {numbers[-1]});\nCOMMIT;\n\\warn done\n')
        return ''.join(parts).encode()

    def run(self) -> None:
        stdin, stderr = self.psql.stdin, self.psql.stderr
        assert stdin is not None and stderr is not None
        text = self.text()
        while not self.stop.is_set():
            began = time.time()
            stdin.write(text)
            stdin.flush()
            # Made while the batch is under way, so that the server never waits for it.
            text = self.text()
            if (line := stderr.readline()) != b'done\n':
                self.error = (line + stderr.read()).decode()
                return
            self.calls.append((time.time(), time.time() - began))
        stdin.close()
        self.psql.wait()


def imports(options: argparse.Namespace, directory: str, columns: dict[str, str], authorities: range, cpu: Cpu
            ) -> tuple[Window, list[Call], int]:
    # A million numbers a session, taken at once. Each session has authorities of its own, as when a file is
    # split by authority: two that wrote one summary would wait for each other's sync.
    first = int(psql(directory, '-c', "SELECT setval('visit_numbers', nextval('visit_numbers') + "
                                      f"{options.clients * 1_000_000}) - {options.clients * 1_000_000}"))
    rows = copied(columns, options.findings)
    importers = [Importer(directory, rows, options.batch, first + number * 1_000_000,
                          list(authorities[number::options.clients] or authorities[:1]))
                 for number in range(options.clients)]
    for importer in importers:
        importer.start()
    window = Window(cpu, options.warmup, options.seconds)
    for importer in importers:
        importer.stop.set()
    for importer in importers:
        importer.join()
        if importer.error:
            sys.exit(f'measure.py: an import failed:\n{importer.error}')
    return window, [call for importer in importers for call in importer.calls], options.batch


def percentile(calls: list[float], share: float) -> float:
    return round(calls[min(len(calls) - 1, math.ceil(share * len(calls)) - 1)] * 1e3, 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('workload', choices=('create', 'progress', 'compare', 'import'))
    parser.add_argument('--clients', type=int, default=1, help='sessions, each with one call at a time')
    parser.add_argument('--seconds', type=float, default=1, help='how long is measured')
    parser.add_argument('--bytes', action='store_true', help='count what the server sends, no more')
    parser.add_argument('--dir', required=True, help='where server.sh started the cluster')
    parser.add_argument('--warmup', type=float, default=2, help='seconds before, which do not count')
    parser.add_argument('--batch', type=int, default=500, help='import: visits a commit')
    parser.add_argument('--findings', type=int, default=20, help='create, import: findings a visit')
    parser.add_argument('--authorities', help='FIRST-LAST: create, import and progress keep to the'
                        ' authorities of these numbers, from 1 in the order in which they were loaded'
                        ' (default: all). Writes that keep to others than reads leave what is read as it was')
    parser.add_argument('--script', help='a file for pgbench in place of the workload\'s own')
    options = parser.parse_args()

    directory = str(pathlib.Path(options.dir).resolve())
    known, themes, measures = (int(psql(directory, '-c', f'SELECT max({number}) FROM {table}'))
                               for number, table in (('authority_no', 'authorities'), ('theme_no', 'themes'),
                                                     ('measure_no', 'measures')))
    first, last = map(int, options.authorities.split('-')) if options.authorities else (1, known)
    cpu = Cpu(pathlib.Path(directory))
    columns = visit_columns(themes, measures, options.findings)
    if options.workload == 'import':
        window, calls, unit = imports(options, directory, columns, range(first, last + 1), cpu)
    else:
        variables: dict[str, object] = {'first': first, 'last': last}
        if options.workload == 'create':
            variables |= {'n': 0, **columns}
        elif options.workload == 'compare':
            variables = {'region': 0} | measures_asked_for(directory)
        if options.bytes:
            print(json.dumps({'response_bytes': round(bytes_sent(options, directory, variables))}))
            return
        window, calls, unit = pgbench(options, directory, variables, cpu)
    counted = window.calls(calls)
    if not counted:
        sys.exit('measure.py: no call ended within the time measured')
    print(json.dumps({
        'workload': options.workload, 'clients': options.clients,
        'per_second': round(len(counted) * unit / (window.end - window.start), 1),
        'p50_ms': percentile(counted, 0.5), 'p99_ms': percentile(counted, 0.99),
        'server_cpu_us_per_call': round(window.cpu / (len(counted) * unit) * 1e6, 1)}))


if __name__ == '__main__':
    main()
