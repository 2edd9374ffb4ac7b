import contextlib
import csv
import io
import json
import os
import tempfile
import unittest

import checkout
import convert_lists
import list_rows

HEADER = list_rows.VISIT_COLUMNS
LEICESTER = ('E06000016', 'Leicester', 'focused-visit', '2022-12-13', 'front-door')
READING = ('E06000038', 'Reading', 'focused-visit', '2023-09-12', 'children-in-care')


class ConvertListsTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name):
        return os.path.join(self.folder, name)

    def convert(self, *rows, header=HEADER, known=()):
        """Exit status, records and report of the program run on a list of these rows."""
        with open(self.path('list.csv'), 'w', encoding='utf-8', newline='') as file:
            csv.writer(file).writerows([header, *rows])
        with open(self.path('known.jsonl'), 'w', encoding='utf-8') as file:
            file.writelines(json.dumps(record) + '\n' for record in known)
        output, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
            status = convert_lists.main([self.path('list.csv'), '--known',
                                         self.path('known.jsonl'),
                                         '--reference_dir', checkout.REFERENCE])
        return status, list(map(json.loads, output.getvalue().splitlines())), errors.getvalue()

    def test_converts_every_row_and_numbers_the_lines(self):
        status, records, report = self.convert(LEICESTER, READING)

        self.assertEqual(status, 0)
        self.assertEqual([(each['index'], each['parent']) for each in records],
                         [(1, 'authorities/leicester'), (2, 'authorities/reading')])
        self.assertIn('2 rows: 2 converted, 0 of them as known records tell them; 0 repeated; '
                      '0 not converted', report)

    def test_reports_a_row_it_cannot_convert_and_converts_the_rest(self):
        status, records, report = self.convert(
            ('X1', 'Atlantis', 'focused-visit', '2022-12-13', 'front-door'), READING)

        self.assertEqual(status, 1)
        self.assertEqual([(each['index'], each['parent']) for each in records],
                         [(1, 'authorities/reading')])
        self.assertIn("line 2 (Atlantis): neither 'X1' nor 'Atlantis'", report)
        self.assertIn('1 not converted', report)

    def test_tells_one_visit_of_two_rows_once(self):
        status, records, report = self.convert(LEICESTER, LEICESTER)

        self.assertEqual((status, len(records)), (0, 1))
        self.assertIn('line 3 (Leicester): tells of authorities/leicester/visits/'
                      '2022-12-13-focused-visit as an earlier row does', report)
        self.assertIn('1 repeated', report)

    def test_refuses_two_rows_that_tell_one_visit_differently(self):
        status, records, report = self.convert(LEICESTER, (*LEICESTER[:4], 'care-leavers'))

        self.assertEqual((status, len(records)), (1, 1))
        self.assertIn('told otherwise by an earlier row', report)

    def test_puts_a_record_made_by_hand_in_the_place_of_its_row(self):
        known = self.known(inspector_count=2)

        status, records, report = self.convert(READING, LEICESTER, known=[known])

        self.assertEqual(status, 0)
        self.assertEqual(records[1], {**known, 'index': 2})
        self.assertIn('2 converted, 1 of them as known records', report)

    def test_refuses_a_row_that_a_record_made_by_hand_contradicts(self):
        status, records, report = self.convert(
            LEICESTER, known=[self.known(start_date='2022-12')])

        self.assertEqual((status, records), (1, []))
        self.assertIn('says otherwise in start_date', report)

    def test_refuses_a_file_that_is_neither_list(self):
        status, records, report = self.convert(('1', '2'), header=('a', 'b'))

        self.assertEqual((status, records), (2, []))
        self.assertIn('columns of neither list', report)

    def test_takes_more_columns_than_it_needs_in_any_order(self):
        header = (*reversed(HEADER), 'remark')

        status, records, _ = self.convert((*reversed(LEICESTER), 'x'), header=header)

        self.assertEqual((status, len(records)), (0, 1))

    def known(self, **fields):
        """What the program makes of LEICESTER's row, with these fields of the visit changed."""
        _, records, _ = self.convert(LEICESTER)
        return {**records[0], 'index': 7, 'visit': {**records[0]['visit'], **fields}}


class ContradictionsTest(unittest.TestCase):

    def test_finds_other_grades_and_takes_more_of_them(self):
        def record(**grades):
            return {'visit': {'judgements': [
                {'area': area, 'grade': grade} for area, grade in grades.items()]}}

        row = record(overall='GOOD')

        self.assertEqual(convert_lists.contradictions(record(overall='GOOD', adoption='GOOD'), row),
                         [])
        self.assertEqual(convert_lists.contradictions(record(overall='INADEQUATE'), row),
                         ['judgements[overall]'])
        self.assertEqual(convert_lists.contradictions(record(), row), ['judgements[overall]'])


if __name__ == '__main__':
    unittest.main()
