"""Imports, feeds and questions go on while connections and streams grow too old again and again."""

import json
import os
import subprocess
import sys
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, 'attacks'))

import service  # noqa: E402

AGE = '--max_connection_age=1s'
SAMPLES = os.path.join(service.ROOT, 'deploy', 'samples', 'england', 'visits.jsonl')


class ConnectionAgeTest(unittest.TestCase):

    def setUp(self):
        self.ingest = service.Service('ingest', AGE)
        self.addCleanup(self.ingest.terminate)
        self.query = service.Service('query', f'--ingest=127.0.0.1:{self.ingest.port}', AGE)
        self.addCleanup(self.query.terminate)

    def program(self, name, *arguments, **options):
        return subprocess.Popen([os.path.join(service.BIN_DIR, name), *arguments], text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)

    def logged(self, of, method, reason):
        lines = [json.loads(line) for line in of.lines if line.startswith('{')]
        return sum(line.get('method') == method and line.get('reason') == reason for line in lines)

    def test_an_import_longer_than_a_stream_loses_nothing_and_does_nothing_twice(self):
        with open(SAMPLES, encoding='utf-8') as file:
            records = file.readlines()
        importing = self.program('waymark-ingest', 'import', '--on_existing=fail',
                                 f'--ingest=127.0.0.1:{self.ingest.port}', '-',
                                 stdin=subprocess.PIPE)
        for record in records:
            importing.stdin.write(record)
            importing.stdin.flush()
            time.sleep(5 / len(records))
        output, _ = importing.communicate(timeout=60)

        self.assertEqual(importing.returncode, 0, output)
        self.assertIn(f'{len(records)} records: {len(records)} created, 0 rejected', output)
        self.assertGreaterEqual(self.logged(self.ingest, 'ImportVisits', 'STREAM_EXPIRED'), 2)

        state = output.rsplit('state: ', 1)[1].split()[0]
        authority = json.loads(records[0])['parent'].split('/')[1]
        asking = self.program('waymark-query', 'progress', authority,
                              f'--query=127.0.0.1:{self.query.port}',
                              f'--at_least_as_fresh={state}')
        answer, _ = asking.communicate(timeout=60)
        self.assertEqual(asking.returncode, 0, answer)
        self.assertGreaterEqual(self.logged(self.ingest, 'StreamChanges', 'STREAM_EXPIRED'), 2)


if __name__ == '__main__':
    unittest.main()
