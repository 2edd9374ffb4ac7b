"""A disk that fills up. The ingest service's: writes are refused before it is full, reads go on,
writes come back by themselves, and nothing acknowledged is lost. The query service's: it answers from
what it has, and follows again by itself once there is room.

In a mount namespace of its own, on small disks in memory. WAYMARK_DISK_SIZES says how many sizes."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, 'attacks'))

import service  # noqa: E402

MEBIBYTE = 1 << 20
MIN_FREE = 32 * MEBIBYTE
BALLAST = 48 * MEBIBYTE
SMALLEST = 144  # MiB: what must stay free, the ballast, and room for a log
STEP = 13
# MiB: room for a store, and for a few of the visits of the test.
OF_A_QUERY_SERVICE = 24
WORDS = ('plans', 'visits', 'workers', 'managers', 'reviews', 'records', 'oversight', 'quality',
         'improve', 'remain', 'weak', 'timely', 'mostly', 'seldom', 'teams', 'children')


def record(number, chance):
    """A visit of some 200 KB, in words that do not become small when they are pressed."""
    findings = [{'statement': ' '.join(chance.choice(WORDS) + str(chance.randrange(1000))
                                       for _ in range(330)),
                 'themes': ['themes/caseloads'], 'speaker': 'SPEAKER_INSPECTORATE'}
                for _ in range(60)]
    return json.dumps({'parent': 'authorities/leicester', 'visit_id': f'v{number}',
                       'visit': {'type': 'VISIT_TYPE_FOCUSED_VISIT', 'status': 'VISIT_STATUS_HELD',
                                 'start_date': '2016-06-01',
                                 'sources': [{'id': 's1', 'type': 'SOURCE_TYPE_LETTER',
                                              'title': 'Letter'}],
                                 'findings': findings},
                       'allow_probable_duplicate': True})


class SmallDisk:
    """A file system of its own in memory."""

    def __init__(self, mebibytes):
        self.path = tempfile.mkdtemp()
        subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={mebibytes}m', 'tmpfs', self.path],
                       check=True)

    def grow(self, mebibytes):
        subprocess.run(['mount', '-o', f'remount,size={mebibytes}m', self.path], check=True)

    def fill(self):
        """Takes all that is left, as another program would."""
        with open(os.path.join(self.path, 'others'), 'wb', buffering=0) as file:
            try:
                while True:
                    file.write(bytes(MEBIBYTE))
            except OSError:
                pass
            try:
                while True:
                    file.write(bytes(512))
            except OSError:
                pass

    def free(self):
        stat = os.statvfs(self.path)
        return stat.f_bavail * stat.f_frsize

    def close(self):
        subprocess.run(['umount', '-l', self.path], check=True)
        os.rmdir(self.path)


def run(program, *arguments, **options):
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith('WAYMARK_')}
    return subprocess.run([os.path.join(service.BIN_DIR, program), *arguments], env=environment,
                          text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=300, check=False, **options)


class IngestDiskFullTest(unittest.TestCase):

    def serve(self, disk):
        ingest = service.Service('ingest', f'--data_dir={disk.path}/store',
                                 f'--min_free_bytes={MIN_FREE}', f'--ballast_bytes={BALLAST}')
        self.addCleanup(ingest.terminate)
        return ingest

    def bring(self, ingest, records):
        """Sends records; those that were not taken in, all of them for want of room."""
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        rejects = os.path.join(directory.name, 'rejects.jsonl')
        done = run('waymark-ingest', 'import', f'--ingest=127.0.0.1:{ingest.port}',
                   f'--rejects={rejects}', '-', input='\n'.join(records) + '\n')
        self.assertTrue(ingest.alive(), ingest.log())
        if done.returncode == 0:
            return []
        self.assertEqual(done.returncode, 1, done.stdout[-2000:])
        self.assertIn('no room on its disk', done.stdout[:2000])
        with open(rejects, encoding='utf-8') as file:
            return [line.rstrip('\n') for line in file]

    def changes(self, ingest):
        """How many changes the log has, asked of the service as it serves."""
        done = run('waymark-ingest', 'log', f'--ingest=127.0.0.1:{ingest.port}')
        self.assertEqual(done.returncode, 0, done.stdout)
        return sum('leicester' in line for line in done.stdout.splitlines())

    def fill_and_make_room(self, mebibytes, seed):
        chance = random.Random(seed)
        disk = SmallDisk(mebibytes)
        self.addCleanup(disk.close)
        ingest = self.serve(disk)
        records = [record(number, chance) for number in range(mebibytes * 6)]

        left = self.bring(ingest, records)
        taken = len(records) - len(left)
        self.assertGreater(taken, 0)
        self.assertGreater(len(left), 0, 'the disk did not fill up')
        least = disk.free()
        self.assertGreater(least, 0)
        self.assertEqual(self.changes(ingest), taken)

        disk.fill()
        self.assertEqual(len(self.bring(ingest, left[:3])), 3)
        self.assertEqual(self.changes(ingest), taken)

        ingest.process.kill()
        ingest.process.wait()
        os.remove(os.path.join(disk.path, 'store', 'ballast'))
        ingest = self.serve(disk)
        self.assertEqual(self.changes(ingest), taken)
        # The ballast may have left room for one or two.
        left = self.bring(ingest, left[:3]) + left[3:]
        self.assertEqual(self.changes(ingest), len(records) - len(left))

        disk.grow(3 * mebibytes + 128)
        os.remove(os.path.join(disk.path, 'others'))
        self.assertEqual(self.bring(ingest, left), [])
        self.assertEqual(self.changes(ingest), len(records))

        ingest.process.kill()
        ingest.process.wait()
        verified = run('waymark-ingest', 'verify', f'--data_dir={disk.path}/store')
        self.assertEqual(verified.returncode, 0, verified.stdout)
        print(f'{mebibytes} MiB: {taken} of {len(records)} visits taken in, '
              f'{least / MEBIBYTE:.1f} MiB free when they were refused; 0 lost', flush=True)

    def test_nothing_is_lost_on_disks_of_many_sizes(self):
        for place in range(int(os.environ.get('WAYMARK_DISK_SIZES', '2'))):
            with self.subTest(place=place):
                self.fill_and_make_room(SMALLEST + STEP * place, seed=place)
                self.doCleanups()

    def test_the_log_stays_within_its_bound(self):
        disk = SmallDisk(400)
        self.addCleanup(disk.close)
        bound = 24 * MEBIBYTE
        ingest = service.Service('ingest', f'--data_dir={disk.path}/store',
                                 f'--min_free_bytes={MIN_FREE}', f'--max_log_bytes={bound}',
                                 '--ballast_bytes=0')
        self.addCleanup(ingest.terminate)
        chance = random.Random(0)

        left = self.bring(ingest, [record(number, chance) for number in range(600)])

        self.assertGreater(len(left), 0)
        self.assertEqual(self.changes(ingest), 600 - len(left))


class QueryDiskFullTest(unittest.TestCase):
    """Its store is derived: there is nothing in it to lose."""

    def setUp(self):
        self.disk = SmallDisk(OF_A_QUERY_SERVICE)
        self.addCleanup(self.disk.close)
        self.ingest = service.Service('ingest')
        self.addCleanup(self.ingest.terminate)
        self.chance = random.Random(0)
        self.brought = 0

    def arguments(self):
        return (f'--data_dir={self.disk.path}/store', f'--ingest=127.0.0.1:{self.ingest.port}')

    def serve(self):
        query = service.Service('query', *self.arguments())
        self.addCleanup(query.terminate)
        return query

    def bring(self, visits):
        records = [record(self.brought + number, self.chance) for number in range(visits)]
        done = run('waymark-ingest', 'import', f'--ingest=127.0.0.1:{self.ingest.port}', '-',
                   input='\n'.join(records) + '\n')
        self.assertEqual(done.returncode, 0, done.stdout[-2000:])
        self.brought += visits

    def listed(self, query):
        """How many visits it tells of."""
        done = run('waymark-query', 'visits', f'--query=127.0.0.1:{query.port}', '--csv=visits',
                   'leicester')
        self.assertEqual(done.returncode, 0, done.stdout)
        return sum('leicester' in line for line in done.stdout.splitlines()[1:])

    def wait_until(self, query, reached):
        deadline = time.monotonic() + service.PATIENCE
        while not reached():
            self.assertTrue(query.alive(), query.log())
            self.assertLess(time.monotonic(), deadline, query.log())
            time.sleep(0.1)

    def fill(self, query):
        """Brings more than there is room for; returns once the service has said so."""
        begun = len(query.lines)
        self.bring(OF_A_QUERY_SERVICE * 8)
        self.wait_until(query, lambda: any(
            'feed ended' in line and 'No space left' in line for line in query.lines[begun:]))

    def test_it_answers_from_what_it_has_and_follows_again_by_itself(self):
        query = self.serve()
        self.bring(1)
        self.wait_until(query, lambda: self.listed(query) == 1)

        self.fill(query)
        self.assertGreaterEqual(self.listed(query), 1)
        self.assertLess(self.listed(query), self.brought)

        self.disk.grow(40 * OF_A_QUERY_SERVICE)
        self.wait_until(query, lambda: self.listed(query) == self.brought)

    def test_it_starts_again_once_there_is_room(self):
        query = self.serve()
        self.fill(query)
        query.process.kill()
        query.process.wait()
        self.disk.fill()

        refused = run('waymark-query', 'serve', '--listen=127.0.0.1:0', '--insecure',
                      *self.arguments(), cwd=service.ROOT)
        self.assertEqual(refused.returncode, 1, refused.stdout)
        self.assertIn('No space left', refused.stdout)

        self.disk.grow(40 * OF_A_QUERY_SERVICE)
        query = self.serve()
        self.wait_until(query, lambda: self.listed(query) == self.brought)


def main():
    # Mounts are this process's own, and go with it.
    if os.environ.get('WAYMARK_OWN_MOUNTS') != '1':
        os.environ['WAYMARK_OWN_MOUNTS'] = '1'
        as_root = [] if os.geteuid() == 0 else ['--map-root-user']
        os.execvp('unshare', ['unshare', '--mount', *as_root, sys.executable, '-B', *sys.argv])
    unittest.main(verbosity=2)


if __name__ == '__main__':
    main()
