import glob
import json
import os
import unittest

import checkout


def records(path):
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file]


def name_of(record):
    return f'{record["parent"]}/visits/{record["visit_id"]}'


def shipped():
    paths = glob.glob(os.path.join(checkout.SAMPLES, '**', '*.jsonl'), recursive=True)
    return {os.path.relpath(path, checkout.SAMPLES): records(path) for path in sorted(paths)}


class ShippedSamplesTest(unittest.TestCase):

    def test_the_lists_have_every_row_and_the_events_are_all_there(self):
        for name, rows in (('inspections', 394), ('visits', 125), ('events', 26)):
            with self.subTest(name):
                self.assertEqual(
                    len(records(os.path.join(checkout.ENGLAND, f'{name}.jsonl'))), rows)

    def test_a_record_has_the_number_of_its_line_and_leaves_what_is_recorded(self):
        for path, lines in shipped().items():
            with self.subTest(path):
                self.assertEqual([line['index'] for line in lines],
                                 list(range(1, len(lines) + 1)))
                self.assertEqual({line['on_existing'] for line in lines}, {'EXISTING_VISIT_SKIP'})

    def test_a_visit_stands_once_in_a_file(self):
        for path, lines in shipped().items():
            with self.subTest(path):
                self.assertEqual(len({name_of(line) for line in lines}), len(lines))

    def test_files_that_tell_of_one_visit_tell_the_same_so_that_any_order_of_loading_will_do(self):
        first = {}
        for path, lines in shipped().items():
            for line in lines:
                name = name_of(line)
                with self.subTest(path, name=name):
                    self.assertEqual(first.setdefault(name, line)['visit'], line['visit'])

    def test_the_visits_that_a_record_names_are_shipped_too(self):
        names = {name_of(line) for lines in shipped().values() for line in lines}
        for path, lines in shipped().items():
            for line in lines:
                visit = line['visit']
                named = {other for source in visit['sources']
                         for other in source.get('also_covers', ())}
                if visit.get('baseline', '').startswith('authorities/'):
                    named.add(visit['baseline'])
                with self.subTest(path, name=name_of(line)):
                    self.assertEqual(named - names, set())


if __name__ == '__main__':
    unittest.main()
