"""The samples of England: GetProgress and CompareAuthorities of the real services against SQL over
their export."""

import glob
import random
import tempfile
import unittest

from cluster import Cluster, ROOT, generate_stubs
from engine import Engine
import generator
from questions import Questions, random_comparison
import trial

DATES = ('2014', '2016-09', '2018-12-31', '2022', '2025-06-30')
COMPARISONS = 150


class England(unittest.TestCase):
    def test_services_answer_as_the_rules_do(self):
        figures, records = trial.Figures(), ''
        figures.sets = 1
        for pattern in ('deploy/samples/*.jsonl', 'deploy/samples/england/*.jsonl'):
            for path in sorted(glob.glob(f'{ROOT}/{pattern}')):
                with open(path, encoding='utf-8') as file:
                    records += file.read()
        with tempfile.TemporaryDirectory(prefix='waymark-independent-') as folder:
            stubs = generate_stubs(folder)
            with Cluster(stubs) as cluster:
                lines = trial.load(cluster, records, figures)
                questions = Questions(stubs)
                for authority in generator.AUTHORITIES:
                    questions.progress(authority)
                random_comparison(random.Random('england'), questions, DATES, COMPARISONS)
                trial.compare(cluster, Engine(), [(0, line) for line in lines], questions, figures,
                              'england')
        print(figures)
        self.assertEqual(figures.differing, [], 'answers that differ')


if __name__ == '__main__':
    unittest.main()
