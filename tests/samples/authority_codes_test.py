import unittest

import checkout
import authority_codes

CODES = authority_codes.AuthorityCodes(checkout.REFERENCE)


class AuthorityCodesTest(unittest.TestCase):

    def test_resolves_a_code_whatever_way_the_name_is_printed(self):
        for name in ('Southend-on-Sea', 'Southend on Sea', 'A name in no file'):
            with self.subTest(name):
                self.assertEqual(CODES.resolve('E06000033', name, '2022-03-22'), 'southend-on-sea')

    def test_resolves_a_name_where_the_code_is_not_known(self):
        self.assertEqual(CODES.resolve('', 'BRISTOL, City of', '2019-01-01'), 'bristol')
        self.assertEqual(CODES.resolve('', 'Bournemouth, Christchurch & Poole', '2022-01-01'),
                         'bournemouth-christchurch-and-poole')

    def test_decides_a_number_of_two_authorities_by_the_date(self):
        self.assertEqual(CODES.resolve('825', 'Buckinghamshire', '2020-03-31'),
                         'buckinghamshire-county')
        self.assertEqual(CODES.resolve('825', 'Buckinghamshire', '2020-04-01'), 'buckinghamshire')

    def test_decides_a_name_of_two_authorities_by_the_date(self):
        self.assertEqual(CODES.resolve('', 'Somerset', '2017-11-07'), 'somerset-county')
        self.assertEqual(CODES.resolve('', 'Somerset', '2024-01-10'), 'somerset')

    def test_gives_an_event_filed_under_a_later_council_to_the_one_in_force(self):
        self.assertEqual(CODES.resolve('E06000066', 'Somerset', '2017-11-07'), 'somerset-county')

    def test_keeps_an_authority_that_was_recoded(self):
        for code in ('E08000016', 'E08000038'):
            with self.subTest(code):
                self.assertEqual(CODES.resolve(code, 'Barnsley', '2018-10-01'), 'barnsley')

    def test_does_not_choose_among_several_predecessors(self):
        with self.assertRaisesRegex(authority_codes.UnresolvedAuthority, 'bournemouth or dorset'):
            CODES.resolve('E06000058', 'Bournemouth, Christchurch and Poole', '2015-01-01')

    def test_refuses_what_it_does_not_know(self):
        with self.assertRaisesRegex(authority_codes.UnresolvedAuthority, 'neither'):
            CODES.resolve('X99999999', 'Atlantis', '2022-01-01')

    def test_refuses_a_code_and_a_name_that_contradict_each_other(self):
        with self.assertRaisesRegex(authority_codes.UnresolvedAuthority, 'sunderland'):
            CODES.resolve('E08000024', 'Leicester', '2022-01-01')

    def test_refuses_a_council_that_had_ended(self):
        with self.assertRaisesRegex(authority_codes.UnresolvedAuthority, 'fits no authority'):
            CODES.resolve('E10000006', 'Cumbria', '2023-04-01')

    def test_knows_the_inspectorates_numbers(self):
        self.assertEqual(CODES.urn('sunderland'), '80566')
        self.assertIsNone(CODES.urn('somerset-county'))


if __name__ == '__main__':
    unittest.main()
