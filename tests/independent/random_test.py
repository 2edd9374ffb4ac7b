"""Random data: GetProgress and CompareAuthorities of the real services against SQL over their export.

WAYMARK_INDEPENDENT_SETS   how many data sets (1000)
WAYMARK_INDEPENDENT_SEED   where the seeds begin (waymark; time: others in every run)
WAYMARK_INDEPENDENT_REPLAY one seed that was printed: that round alone
WAYMARK_INDEPENDENT_FOLDER where differences are left (build/independent)
"""

import json
import os
import random
import tempfile
import time
import unittest

from cluster import Cluster, generate_stubs
from engine import Engine
import generator
from questions import Questions, inspections, random_comparison, random_progress, some_date
import trial

SETS = int(os.environ.get('WAYMARK_INDEPENDENT_SETS', '1000'))
SEED = os.environ.get('WAYMARK_INDEPENDENT_SEED', 'waymark')
if SEED == 'time':
    SEED = str(int(time.time()))
REPLAY = os.environ.get('WAYMARK_INDEPENDENT_REPLAY')
MORE_QUESTIONS = 60  # a round, beside the default one of every authority
COMPARISONS = 40     # a round


def histories(seed):
    """The data sets of a round: every authority is in one of them, and none knows of another."""
    return [generator.History(random.Random(f'{seed}/{number}'), group)
            for number, group in enumerate(generator.groups(random.Random(seed)))]


class RandomData(unittest.TestCase):
    def test_services_answer_as_the_rules_do(self):
        figures, engine, number = trial.Figures(), Engine(), 0
        with tempfile.TemporaryDirectory(prefix='waymark-independent-') as folder:
            stubs = generate_stubs(folder)
            while figures.sets < SETS:
                seed = REPLAY or f'{SEED}.{number}'
                number = int(seed.rpartition('.')[2])
                before = len(figures.differing)
                with Cluster(stubs) as cluster:
                    self._round(stubs, cluster, engine, seed, number, figures)
                number += 1
                print(f'seed {seed}: {len(figures.differing) - before} differ', flush=True)
                if REPLAY:
                    break
        print(figures)
        for kind, count in sorted(figures.kinds.items(), key=lambda item: -item[1])[:40]:
            print(f'{count:7} {kind}')
        self.assertEqual(figures.refused, 0, 'records that the generator makes are all valid')
        self.assertEqual(figures.differing, [], 'answers that differ, (seed, question)')

    def _round(self, stubs, cluster, engine, seed, number, figures):
        sets = histories(seed)
        figures.sets += len(sets)
        records = ''.join(json.dumps(record) + '\n' for one in sets for record in one.records)
        lines, dump, read_time = trial.load(cluster, records, figures), [], None
        chance = random.Random(f'{seed}/questions')
        if number % 3 == 0:
            dump = [(1, line) for line in lines]
            read_time = trial.now()
            changed, withdrawn = generator.corrections(chance, [r for one in sets for r in one.records])
            lines = trial.change(cluster, changed, withdrawn, figures)
        visits = [json.loads(line)['visit'] for line in lines]
        questions = Questions(stubs, read_time, chance)
        authorities = list(generator.AUTHORITIES)
        for authority in authorities:
            questions.progress(authority)
        random_progress(chance, questions, authorities, inspections(visits), MORE_QUESTIONS)
        dates = [some_date(chance) for _ in range(4)]
        random_comparison(chance, questions, dates, COMPARISONS)
        trial.compare(cluster, engine, dump + [(0, line) for line in lines], questions, figures, seed)


if __name__ == '__main__':
    unittest.main()
