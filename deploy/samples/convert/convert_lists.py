#!/usr/bin/env python3
"""Turns the inspectorate's published lists (CSV) into what waymark-ingest import takes.

One list in, JSON Lines on standard output: one ImportVisitsRequest per row, in the list's order.
Which of the two lists it is, its header tells. What becomes of rows is told on standard error;
the exit status is 1 where a row could not be converted (the others still are), 2 where nothing
could be read.
"""

import argparse
import csv
import json
import os
import sys

import authority_codes
import list_rows

_FAULTS = (list_rows.RowFault, authority_codes.UnresolvedAuthority)
# What a list says of a visit. A record made by hand must say the same where the row says it.
_LISTED_FIELDS = ('type', 'start_date', 'end_date', 'published_date', 'framework')
_REFERENCE = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                          '..', '..', '..', 'common', 'reference', 'data')


class UnreadableList(Exception):
    """A file that is neither of the two lists."""


def converter_for(columns):
    """The function that converts rows of a list with these columns. Raises UnreadableList."""
    if set(list_rows.INSPECTION_COLUMNS) <= set(columns or ()):
        return list_rows.inspection_record
    if set(list_rows.VISIT_COLUMNS) <= set(columns or ()):
        return list_rows.visit_record
    raise UnreadableList('has the columns of neither list; the README beside this script has them')


def name_of(record):
    return f'{record["parent"]}/visits/{record["visit_id"]}'


def contradictions(known, row):
    """Names of the fields where a record made by hand does not say what the list's row says."""
    visit, listed = known['visit'], row['visit']
    fields = [field for field in _LISTED_FIELDS
              if listed.get(field) and visit.get(field) != listed[field]]
    grades = {judgement['area']: judgement['grade'] for judgement in visit.get('judgements', ())}
    return fields + [f'judgements[{judgement["area"]}]' for judgement in listed.get('judgements', ())
                     if grades.get(judgement['area']) != judgement['grade']]


def convert(reader, codes, known, report):
    """The records of a list's rows. `known`: records made by hand, by name; they stand in the place
    of the row that tells of the same visit. `report` is called with a sentence for each row that
    has no record of its own. Returns the records, how many rows repeat another, how many failed."""
    to_record = converter_for(reader.fieldnames)
    bare, records, repeated, failed = {}, [], 0, 0
    for row in reader:
        where = f'line {reader.line_num} ({row["authority"]})'
        try:
            record = to_record(row, codes)
            name = name_of(record)
            if _is_repeated(record, bare.setdefault(name, record)):
                repeated += 1
                report(f'{where}: tells of {name} as an earlier row does')
                continue
            records.append({'index': len(records) + 1, **_best_of(record, known.get(name))})
        except _FAULTS as fault:
            failed += 1
            report(f'{where}: {fault}')
    return records, repeated, failed


def _is_repeated(record, first):
    """Whether an earlier row told the same. The code it was filed under (a label) may differ."""
    if record is first:
        return False
    if {**record['visit'], 'labels': {}} != {**first['visit'], 'labels': {}}:
        raise list_rows.RowFault(f'{name_of(record)} is told otherwise by an earlier row')
    return True


def _best_of(record, known):
    if known is None:
        return record
    differing = contradictions(known, record)
    if differing:
        raise list_rows.RowFault(
            f'the known record of {name_of(record)} says otherwise in {", ".join(differing)}')
    return known


def read_known(paths):
    """The records of JSON Lines files, by name."""
    known = {}
    for path in paths:
        with open(path, encoding='utf-8') as file:
            for record in map(json.loads, file):
                record.pop('index', None)
                known[name_of(record)] = record
    return known


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('list', metavar='LIST.csv', help='the list of inspections, or of visits')
    parser.add_argument('--known', metavar='FILE.jsonl', nargs='+', default=[], action='extend',
                        help='records made by hand, which take the place of rows of the same visit')
    parser.add_argument('--reference_dir', metavar='DIR', default=_REFERENCE,
                        help="Waymark's reference data (default: those of this checkout)")
    return parser.parse_args(arguments)


def main(arguments=None):
    options = parse_arguments(arguments)

    def report(text):
        print(f'{options.list}: {text}', file=sys.stderr)

    try:
        codes = authority_codes.AuthorityCodes(options.reference_dir)
        known = read_known(options.known)
        with open(options.list, encoding='utf-8-sig', newline='') as file:
            records, repeated, failed = convert(
                csv.DictReader(file, restval=''), codes, known, report)
    except (OSError, ValueError, KeyError, UnreadableList) as fault:
        report(fault)
        return 2
    for record in records:
        print(json.dumps(record, ensure_ascii=False))
    by_hand = sum(name_of(record) in known for record in records)
    report(f'{len(records) + repeated + failed} rows: {len(records)} converted, {by_hand} of them '
           f'as known records tell them; {repeated} repeated; {failed} not converted')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
