#!/usr/bin/env python3
"""Loads visits into a running cluster of server.sh: schema, rows by COPY, keys, summaries, statistics.

  load.py --dir DIR [--search_indexes] [--documents] VISITS.jsonl...

A line is a waymark.v1.Visit in proto3 JSON, with its name, or a line of `waymark-query export` (parent,
visit_id, visit). Field names may be those of the contract or lowerCamelCase; enums are names or numbers.
What the cluster had before is dropped.
"""

import argparse
import calendar
import csv
import datetime
import functools
import json
import pathlib
import random
import re
import subprocess
import sys
from typing import Any, Iterator

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
Json = dict[str, Any]

# Bare values, the first error ends it.
PSQL = ('psql', '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-U', 'postgres')

COLUMNS = {
    'visits': 'visit_no, request_id, authority_no, visit_id, first_day, type, status, publication_status,'
              ' framework, monitoring_follows, started_first, started_last, ended_first, ended_last,'
              ' published_first, published_last, baseline, submitter, sources, recommendation_updates,'
              ' details',
    'findings': 'visit_no, ordinal, standing, direction, comparator, speaker, scope, theme_no,'
                ' finding_id, statement, more_themes, service_area, source_ids, details',
    'observations': 'visit_no, value, numerator, denominator, first_day, last_day, ordinal, measure_no,'
                    ' qualifier, kind, basis, speaker, observation_id, cohort, definition, source_ids,'
                    ' details',
    'judgements': 'visit_no, grade, area, source_ids',
    'visit_documents': 'visit_no, document',
    'recommendations': 'visit_no, ordinal, recommendation_id, text, framework_reference, themes',
}
# Shown by answers and selected by nothing.
VISIT_DETAILS = ('stated_numbers', 'stated_visit_count', 'focus', 'overall_progress', 'evidence',
                 'inspector_count', 'delivery_body', 'delivery_body_since', 'joint_with',
                 'responses', 'conflicting_reports', 'notes', 'labels', 'planned_date', 'next_visit_date',
                 'improvement_partners')
FINDING_DETAILS = ('comparator_date', 'pace', 'subject', 'cohorts', 'observation_ids', 'doubts_measures')
OBSERVATION_DETAILS = ('label', 'unit', 'upper_value', 'wording', 'movement', 'stated_change',
                       'stated_change_form', 'comparator', 'rival_ids', 'comparator_date')


def psql(directory: str, *arguments: str, text: str | None = None) -> str:
    """Runs psql on the cluster's socket, for what it prints; an error ends the program."""
    done = subprocess.run(
        [*PSQL, '-h', directory, *arguments], input=text, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f'{pathlib.Path(sys.argv[0]).name}: psql failed (see above)')
    return done.stdout


def enum_numbers() -> dict[str, int]:
    """The numbers of the contract's enums by their names, which are unique in the package."""
    numbers = {}
    for path in (ROOT / 'proto/waymark/v1').glob('*.proto'):
        for body in re.findall(r'^enum \w+ \{(.*?)^\}', path.read_text(), re.DOTALL | re.MULTILINE):
            numbers.update((name, int(number)) for name, number in re.findall(r'^\s*(\w+) = (\d+)', body,
                                                                               re.MULTILINE))
    return numbers


class Numbering(dict[str, int]):
    """Numbers names from 1 in the order in which they come."""

    def __missing__(self, name: str) -> int:
        self[name] = len(self) + 1
        return self[name]


@functools.lru_cache(maxsize=None)
def snake_key(key: str) -> str:
    return re.sub('[A-Z]', lambda capital: '_' + capital[0].lower(), key)


def snake(value: Any) -> Any:
    """Names of fields as the contract writes them. Keys of labels have no capitals, so they stay."""
    if isinstance(value, dict):
        return {snake_key(key): snake(one) for key, one in value.items()}
    return [snake(one) for one in value] if isinstance(value, list) else value


def days(date: str) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of a date of the contract; None: open, or not known."""
    if not date:
        return None, None
    if '/' in date:
        first, last = date.split('/')
        return (None if first == '..' else span(first)[0]), (None if last == '..' else span(last)[1])
    return span(date)


def span(date: str) -> tuple[datetime.date, datetime.date]:
    year, month, day = ([int(part) for part in date.split('-')] + [0, 0])[:3]
    first = datetime.date(year, month or 1, day or 1)
    if day:
        return first, first
    last_month = month or 12
    return first, datetime.date(year, last_month, calendar.monthrange(year, last_month)[1])


ESCAPES = str.maketrans({'\\': r'\\', '\t': r'\t', '\n': r'\n', '\r': r'\r'})


def field(value: Any) -> str:
    """A value as COPY's text format has it."""
    if value is None:
        return r'\N'
    if value is True or value is False:
        return 'tf'[not value]
    return str(value).translate(ESCAPES)


def array(values: list[int]) -> str | None:
    return '{' + ','.join(map(str, values)) + '}' if values else None


def source_ids(one: Json) -> str | None:
    return ','.join(one.get('source_ids', ())) or None


class Rows:
    """Turns visits into rows of the tables."""

    def __init__(self, documents: bool) -> None:
        self.documents = documents
        self.enums = enum_numbers()
        self.authorities, self.themes, self.measures = Numbering(), Numbering(), Numbering()
        self.dates: dict[str, str | None] = {}  # of inspections, for figures that are of the baseline
        self.visit_no = 0
        self.chance = random.Random(0)

    def number(self, one: Json, key: str, default: int = 0) -> int:
        value = one.get(key, 0)
        return (value if isinstance(value, int) else self.enums[value]) or default

    def request(self) -> str:
        """As random as a request_id, and the same with each load."""
        return f'{self.chance.getrandbits(128):032x}'

    def of(self, record: Json) -> Iterator[tuple[str, tuple[Any, ...]]]:
        visit = record.get('visit', record)
        _, authority, _, visit_id = (visit.get('name') or
                                     f"{record['parent']}/visits/{record['visit_id']}").split('/')
        self.visit_no += 1
        own_date = visit.get('start_date') or visit.get('end_date') or visit.get('published_date') or ''
        dates = [day for key in ('start_date', 'end_date', 'published_date')
                 for day in days(visit.get(key, ''))]
        kind = self.number(visit, 'type')
        if kind <= 3:
            self.dates[f'authorities/{authority}/visits/{visit_id}'] = own_date
        yield 'visits', (
            self.visit_no, self.request(), self.authorities[authority], visit_id,
            # In order of what is known of it: a day it cannot be before, else one it cannot be after.
            next(filter(None, dates[::2] + dates[1::2]), None), kind,
            self.number(visit, 'status', 1), self.number(visit, 'publication_status'),
            self.number(visit, 'framework'), bool(visit.get('monitoring_follows')),
            *dates, visit.get('baseline'), visit.get('submitter'), json_of(visit.get('sources')),
            json_of(visit.get('recommendation_updates')), details(visit, VISIT_DETAILS))
        if self.documents:
            yield 'visit_documents', (self.visit_no, compact(visit))
        for ordinal, one in enumerate(visit.get('findings', ()), 1):
            yield 'findings', self.finding(ordinal, one)
        for ordinal, one in enumerate(visit.get('observations', ()), 1):
            yield 'observations', self.observation(ordinal, one, own_date, visit.get('baseline', ''))
        for one in visit.get('judgements', ()):
            yield 'judgements', (self.visit_no, self.number(one, 'grade'), one['area'], source_ids(one))
        for ordinal, one in enumerate(visit.get('recommendations', ()), 1):
            yield 'recommendations', (self.visit_no, ordinal, one.get('id') or f'r{ordinal}', one['text'],
                                      one.get('framework_reference'), array(self.theme_numbers(one)))

    def theme_numbers(self, one: Json) -> list[int]:
        return [self.themes[name.removeprefix('themes/')] for name in one.get('themes', ())]

    def finding(self, ordinal: int, one: Json) -> tuple[Any, ...]:
        theme, *more = self.theme_numbers(one)
        return (self.visit_no, ordinal, self.number(one, 'standing'), self.number(one, 'direction'),
                self.number(one, 'comparator'), self.number(one, 'speaker'), self.number(one, 'scope', 1),
                theme, one.get('id') or f'f{ordinal}', one['statement'], array(more),
                one.get('service_area'), source_ids(one), details(one, FINDING_DETAILS))

    def observation(self, ordinal: int, one: Json, visit_date: str, baseline: str) -> tuple[Any, ...]:
        measure = one.get('measure')
        # Of the visit before, the date is not looked up: the figure is shown and enters no change.
        event = self.number(one, 'as_of_event', 1)
        of_event = {1: visit_date, 2: self.dates.get(baseline) or ''}.get(event, '')
        return (self.visit_no, one.get('value'), one.get('numerator'), one.get('denominator'),
                *days(one.get('as_of_date') or of_event), ordinal,
                self.measures[measure.removeprefix('measures/')] if measure else None,
                self.number(one, 'qualifier', 1 if 'value' in one else 7), self.number(one, 'kind', 1),
                self.number(one, 'basis', 1), self.number(one, 'speaker'), one.get('id') or f'o{ordinal}',
                one.get('cohort', ''), one.get('definition', ''),
                source_ids(one), details(one, OBSERVATION_DETAILS))


def details(one: Json, keys: tuple[str, ...]) -> str | None:
    return json_of({key: one[key] for key in keys if one.get(key)})


def json_of(value: Any) -> str | None:
    return compact(value) if value else None


def compact(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(',', ':'))


def records(paths: list[str]) -> Iterator[Json]:
    for path in paths:
        with open(path, encoding='utf-8') as lines:
            yield from (snake(json.loads(line)) for line in lines if not line.isspace())


class Copies:
    """A COPY a table, side by side, so that a world of any size passes through without a file."""

    def __init__(self, directory: str) -> None:
        self.processes = {table: subprocess.Popen(
            [*PSQL, '-h', directory, '-c', f'COPY {table} ({columns}) FROM STDIN'], stdin=subprocess.PIPE)
            for table, columns in COLUMNS.items()}
        self.waiting: dict[str, list[str]] = {table: [] for table in COLUMNS}

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        lines = self.waiting[table]
        lines.append('\t'.join(map(field, row)))
        if len(lines) >= 2000:
            self.send(table)

    def send(self, table: str) -> None:
        if lines := self.waiting[table]:
            stdin = self.processes[table].stdin
            assert stdin is not None
            stdin.write(('\n'.join(lines) + '\n').encode())
            lines.clear()

    def finish(self) -> None:
        for table, process in self.processes.items():
            self.send(table)
            process.communicate()
            if process.returncode != 0:
                sys.exit(f'load.py: COPY to {table} failed (see above)')


def better() -> dict[str, int]:
    """Which way each measure of the reference data is better."""
    with open(ROOT / 'common/reference/data/measures.csv', encoding='utf-8', newline='') as lines:
        return {row['measure_id']: {'higher': 1, 'lower': -1}.get(row['better'], 0)
                for row in csv.DictReader(lines)}


def names(directory: str, rows: Rows, group: int) -> None:
    """The tables of names, with the numbers that the rows were given. Regions are of as many authorities each
    as the group that is compared, which is the first, so that the planner's average is right."""
    ways = better()
    for table, lines in {
            'authorities': [f'{number}\t{(number - 1) // group}\t{name}'
                            for name, number in rows.authorities.items()],
            'themes': [f'{number}\t{name}' for name, number in rows.themes.items()],
            'measures': [f'{number}\t{name}\t{ways.get(name, 0)}'
                         for name, number in rows.measures.items()]}.items():
        psql(directory, '-c', f'COPY {table} FROM STDIN', text=''.join(line + '\n' for line in lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--dir', required=True, help='where server.sh started the cluster')
    parser.add_argument('--search_indexes', action='store_true', help='make those of search_indexes.sql too')
    parser.add_argument('--documents', action='store_true', help='fill what progress_documents.sql reads')
    parser.add_argument('--group', type=int, default=150, help='how many authorities a comparison is of: the'
                        ' first so many that the files name')
    parser.add_argument('visits', nargs='+', metavar='VISITS.jsonl')
    arguments = parser.parse_args()

    # psql takes a relative path for the name of a host.
    directory = str(pathlib.Path(arguments.dir).resolve())
    psql(directory, text='SET client_min_messages = warning;'
                         'DROP SCHEMA public CASCADE; CREATE SCHEMA public;')
    psql(directory, '-1', '-f', str(HERE / 'schema.sql'))
    rows, copies = Rows(arguments.documents), Copies(directory)
    for record in records(arguments.visits):
        for table, row in rows.of(record):
            copies.add(table, row)
    copies.finish()
    names(directory, rows, arguments.group)
    psql(directory, '-1', '-f', str(HERE / 'indexes.sql'))
    if arguments.search_indexes:
        psql(directory, '-1', '-f', str(HERE / 'search_indexes.sql'))
    # Vacuumed and checkpointed, so that what is measured next pays for nothing that loading left undone.
    psql(directory, text=f"SELECT setval('visit_numbers', {max(rows.visit_no, 1)});"
                         f'SELECT add_to_summaries(1, {rows.visit_no});'
                         'VACUUM (FREEZE, ANALYZE); CHECKPOINT;')
    print(json.dumps({'visits': rows.visit_no, 'authorities': len(rows.authorities)}))


if __name__ == '__main__':
    main()
