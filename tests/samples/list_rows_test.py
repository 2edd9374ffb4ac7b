import unittest

import checkout
import authority_codes
import list_rows

CODES = authority_codes.AuthorityCodes(checkout.REFERENCE)


def inspection(**cells):
    """A row of the list of inspections: that of a standard inspection, with these cells changed."""
    row = dict(zip(list_rows.INSPECTION_COLUMNS, (
        'E06000016', 'Leicester', 'ILACS', 'standard', '2021-09-20', '2021-10-01', '2021-11-12',
        'good', 'good', 'good', 'good', 'not-judged', 'https://example.org/report')))
    return {**row, **cells}


def visit(**cells):
    row = dict(zip(list_rows.VISIT_COLUMNS, (
        'E06000016', 'Leicester', 'focused-visit', '2022-12-13', 'front-door')))
    return {**row, **cells}


def grades(record):
    return {judgement['area']: judgement['grade'].removeprefix('GRADE_')
            for judgement in record['visit'].get('judgements', ())}


class InspectionRecordTest(unittest.TestCase):

    def record(self, **cells):
        return list_rows.inspection_record(inspection(**cells), CODES)

    def test_tells_what_the_row_tells(self):
        record = self.record()

        self.assertEqual(record['parent'], 'authorities/leicester')
        self.assertEqual(record['visit_id'], '2021-inspection')
        self.assertEqual(record['on_existing'], 'EXISTING_VISIT_SKIP')
        seen = record['visit']
        self.assertEqual(seen['type'], 'VISIT_TYPE_INSPECTION')
        self.assertEqual((seen['start_date'], seen['end_date'], seen['published_date']),
                         ('2021-09-20', '2021-10-01', '2021-11-12'))
        self.assertEqual(seen['publication_status'], 'PUBLICATION_STATUS_PUBLISHED')
        self.assertEqual(seen['labels'], {'gss-code': 'E06000016', 'ofsted-urn': '80482'})
        self.assertEqual(seen['sources'][0]['uri'], 'https://example.org/report')
        self.assertNotIn('notes', seen)

    def test_takes_type_and_name_from_framework_and_type(self):
        for framework, kind, visit_type, name in (
                ('pre-SIF', '', 'INSPECTION', '2013-inspection'),
                ('SIF', 'single-inspection', 'INSPECTION', '2013-inspection'),
                ('SIF', 'reinspection', 'REINSPECTION', '2013-reinspection'),
                ('ILACS', 'short', 'SHORT_INSPECTION', '2013-short-inspection')):
            with self.subTest(framework=framework, kind=kind):
                record = self.record(framework=framework, inspection_type=kind,
                                     inspection_start='2013-07-01', inspection_end='2013-07-05')

                self.assertEqual(record['visit']['type'], f'VISIT_TYPE_{visit_type}')
                self.assertEqual(record['visit_id'], name)

    def test_keeps_the_joint_judgement_apart_from_its_parts(self):
        self.assertEqual(grades(self.record(children_in_care='inadequate')), {
            'overall-effectiveness': 'GOOD', 'impact-of-leaders': 'GOOD',
            'help-and-protection': 'GOOD', 'children-in-care-and-care-leavers': 'INADEQUATE'})

    def test_takes_the_framework_by_the_first_day_not_by_publication(self):
        before = self.record(inspection_start='2022-12-05', inspection_end='2022-12-16',
                             publication_date='2023-02-01')
        after = self.record(inspection_start='2023-01-16', inspection_end='2023-01-27',
                            publication_date='2023-03-10', care_leavers='outstanding')

        self.assertEqual(before['visit']['framework'], 'FRAMEWORK_ILACS_2018')
        self.assertEqual(after['visit']['framework'], 'FRAMEWORK_ILACS_2023')
        self.assertEqual(grades(after)['children-in-care'], 'GOOD')
        self.assertEqual(grades(after)['care-leavers'], 'OUTSTANDING')

    def test_has_no_overall_grade_from_april_2026(self):
        days = {'inspection_start': '2026-04-13', 'inspection_end': '2026-04-24',
                'publication_date': '2026-06-01', 'care_leavers': 'good'}

        record = self.record(**days, overall_effectiveness='')

        self.assertEqual(record['visit']['framework'], 'FRAMEWORK_ILACS_2026')
        self.assertNotIn('overall-effectiveness', grades(record))
        with self.assertRaisesRegex(list_rows.RowFault, 'does not judge it'):
            self.record(**days)

    def test_uses_the_area_names_of_the_single_inspection_framework(self):
        record = self.record(framework='SIF', inspection_type='single-inspection',
                             children_in_care='not-judged')

        self.assertEqual(grades(record), {
            'overall-effectiveness': 'GOOD', 'leadership-management-governance': 'GOOD',
            'help-and-protection': 'GOOD', 'looked-after-and-permanence': 'NOT_JUDGED',
            'care-leavers': 'NOT_JUDGED'})

    def test_says_of_an_unreadable_grade_that_it_is_missing_and_does_not_make_one_up(self):
        all_five = self.record(framework='pre-SIF', inspection_type='', **dict.fromkeys(
            ('overall_effectiveness', 'impact_of_leaders', 'help_and_protection',
             'children_in_care', 'care_leavers'), 'unreadable'))
        one = self.record(help_and_protection='unreadable')

        self.assertNotIn('judgements', all_five['visit'])
        self.assertRegex(all_five['visit']['notes'][0]['text'], '^No grade could be read')
        self.assertNotIn('help-and-protection', grades(one))
        self.assertRegex(one['visit']['notes'][0]['text'],
                         '^The grade of help and protection could not be read')

    def test_supplies_no_date_that_the_list_does_not_have(self):
        no_end = self.record(inspection_end='')
        neither = self.record(inspection_start='', inspection_end='')

        self.assertNotIn('end_date', no_end['visit'])
        self.assertEqual(no_end['visit']['notes'][0]['field'], 'end_date')
        self.assertNotIn('start_date', neither['visit'])
        self.assertEqual(neither['visit']['notes'][0]['field'], 'start_date')
        self.assertEqual(neither['visit_id'], '2021-inspection')

    def test_refuses_what_it_cannot_tell(self):
        for cells in ({'overall_effectiveness': 'excellent'},
                      {'overall_effectiveness': 'adequate'},
                      {'care_leavers': 'good'},
                      {'framework': 'JTAI'},
                      {'inspection_type': ''},
                      {'inspection_start': '20/09/2021'},
                      {'inspection_start': '20210920'},
                      {'inspection_start': '', 'inspection_end': '', 'publication_date': ''}):
            with self.subTest(cells), self.assertRaises(list_rows.RowFault):
                self.record(**cells)


class VisitRecordTest(unittest.TestCase):

    def record(self, **cells):
        return list_rows.visit_record(visit(**cells), CODES)

    def test_tells_what_the_row_tells(self):
        record = self.record(visit_type='monitoring-visit')

        self.assertEqual(record['visit_id'], '2022-12-13-monitoring-visit')
        self.assertEqual(record['visit']['type'], 'VISIT_TYPE_MONITORING_VISIT')
        self.assertEqual(record['visit']['start_date'], '2022-12-13')
        self.assertEqual(record['visit']['focus'],
                         [{'service_area': 'service_areas/front-door', 'source_ids': ['s1']}])
        self.assertNotIn('end_date', record['visit'])
        self.assertNotIn('published_date', record['visit'])

    def test_gives_a_theme_of_two_areas_both(self):
        focus = self.record(theme='children-in-need-or-protection-plan')['visit']['focus']

        self.assertEqual([each['service_area'] for each in focus],
                         ['service_areas/children-in-need', 'service_areas/child-protection'])

    def test_refuses_what_it_cannot_tell(self):
        for cells in ({'theme': 'adoption'}, {'visit_type': 'short'}, {'visit_date': ''},
                      {'visit_date': '2022-13-01'}):
            with self.subTest(cells), self.assertRaises(list_rows.RowFault):
                self.record(**cells)


if __name__ == '__main__':
    unittest.main()
