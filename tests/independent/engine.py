"""Runs the rules (rules/*.sql) over a dump and questions; the answers they expect, field by field."""

import csv
import os
import sqlite3
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, '..', '..'))
REFERENCE = os.path.join(ROOT, 'common/reference/data')
QUESTION_FIELDS = (
    'question', 'snapshot', 'kind', 'authority', 'baseline', 'from_date', 'to_date', 'clock',
    'subject', 'cohort', 'basis', 'definition', 'max_age', 'rank_by', 'service_area', 'framework',
    'item', 'neighbours_of', 'neighbours_model', 'alignment', 'as_of_date', 'months', 'number', 'counted_from', 'order_by', 'baseline_grade',
    'baseline_area', 'baseline_from_date', 'baseline_to_date')


def statements(path):
    text, found = '', []
    with open(path, encoding='utf-8') as file:
        for line in file:
            text += line
            if sqlite3.complete_statement(text):
                found.append(text)
                text = ''
    return found


class Engine:
    """A SQLite database in memory with the calendar and the reference data; `answer` as often as
    there are dumps."""

    def __init__(self):
        self.db = sqlite3.connect(':memory:', isolation_level=None)
        self.db.execute('PRAGMA synchronous = OFF')
        names = sorted(name for name in os.listdir(f'{HERE}/rules') if name.endswith('.sql'))
        self.rules = [(name, statement) for name in names[1:]
                      for statement in statements(f'{HERE}/rules/{name}')]
        for statement in statements(f'{HERE}/rules/{names[0]}'):
            self.db.execute(statement)
        self._load_reference()
        self.permanent = {name for name, in self.db.execute('SELECT name FROM sqlite_master')}
        self.seconds = {}

    def _load_reference(self):
        for name in ('authorities', 'authority_successions', 'measures', 'themes', 'service_areas',
                     'judgement_areas', 'statistical_neighbours'):
            with open(f'{REFERENCE}/{name}.csv', encoding='utf-8', newline='') as file:
                rows = list(csv.reader(file))
            columns = ', '.join(f'"{column}"' for column in ['position', *rows[0]])
            self.db.execute(f'CREATE TABLE {name} ({columns})')
            marks = ', '.join('?' * (len(rows[0]) + 1))
            self.db.executemany(f'INSERT INTO {name} VALUES ({marks})',
                                [[number, *row] for number, row in enumerate(rows[1:])])
        self.db.executescript('''
            CREATE TABLE authority AS
            SELECT authority_id AS authority, name AS display_name, council_type, region,
                   CAST(julianday(NULLIF(valid_from, '')) + 0.5 AS INTEGER) AS valid_from,
                   CAST(julianday(NULLIF(valid_to, '')) + 0.5 AS INTEGER) AS valid_to
            FROM authorities;
            CREATE TABLE succession AS
            SELECT predecessor_id AS predecessor, successor_id AS successor, kind,
                   CAST(julianday(effective_date) + 0.5 AS INTEGER) AS effective
            FROM authority_successions;
        ''')

    def answer(self, dump, questions, asked):
        """dump: (snapshot, line) of every visit; questions: dicts of QUESTION_FIELDS; asked: (question,
        kind, value) of lists in them. Leaves table expected."""
        db = self.db
        for name, kind in db.execute('SELECT name, type FROM sqlite_master').fetchall():
            if name not in self.permanent and kind == 'table':
                db.execute(f'DROP TABLE "{name}"')
        db.execute('BEGIN')
        db.execute('CREATE TABLE dump (position INTEGER PRIMARY KEY, snapshot INTEGER, line TEXT)')
        db.executemany('INSERT INTO dump (snapshot, line) VALUES (?, ?)', dump)
        db.execute(f'CREATE TABLE question ({", ".join(QUESTION_FIELDS)})')
        marks = ', '.join('?' * len(QUESTION_FIELDS))
        db.executemany(f'INSERT INTO question VALUES ({marks})',
                       [[question.get(field, '') for field in QUESTION_FIELDS]
                        for question in questions])
        db.execute('CREATE TABLE asked (question INTEGER, kind TEXT, value TEXT)')
        db.executemany('INSERT INTO asked VALUES (?, ?, ?)', asked)
        for name, statement in self.rules:
            start = time.perf_counter()
            try:
                db.execute(statement)
            except sqlite3.Error as error:
                raise RuntimeError(f'{name}: {error}:\n{statement}') from error
            key = name + ':' + ' '.join(line for line in statement.splitlines()
                                        if not line.startswith('--'))[:60]
            self.seconds[key] = self.seconds.get(key, 0) + time.perf_counter() - start
        db.execute('COMMIT')
        answers = {}
        for question, path, value in db.execute('SELECT question, path, value FROM expected'):
            # SQLite's own reading of a decimal may miss the nearest double.
            if isinstance(value, str) and value.startswith('real:'):
                value = float(value[5:])
            answers.setdefault(question, {})[path] = value
        return answers
