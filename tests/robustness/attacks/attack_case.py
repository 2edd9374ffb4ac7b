"""What every attack must leave standing."""

import os
import resource
import threading
import time
import unittest

import bystander
import service

# How long each attack goes on: so long that a bystander makes well over a hundred calls, of which the
# p99 is not just the longest.
SECONDS = float(os.environ.get('WAYMARK_ATTACK_SECONDS', '3'))
MOST_MEBIBYTES = 512
LONGEST_WAIT = 1.0
# How long the service has to let go of what the attack held.
RECOVERY = 30

INGEST_CALL = '/waymark.v1.IngestService/CreateVisit'
INGEST_ANSWER = '3'  # INVALID_ARGUMENT: the empty request went all the way.
QUERY_CALL = '/waymark.v1.QueryService/ListMeasures'
QUERY_ANSWER = '0'


def raise_own_limit():
    """This process's connections are many."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65536), hard))


class AttackCase(unittest.TestCase):
    """Runs an attack beside a bystander and checks what both came to."""

    call, answer, context = INGEST_CALL, INGEST_ANSWER, None

    def start(self):
        """The service that is attacked."""
        return service.Service('ingest')

    def setUp(self):
        raise_own_limit()
        self.service = self.start()
        self.addCleanup(self.service.terminate)
        self.held = []
        self.addCleanup(self.let_go)
        # What is opened once and kept is there before anything is counted.
        self.assertEqual(self.serves('127.0.0.3'), self.answer)

    def let_go(self):
        for peer in self.held:
            peer.close()
        self.held.clear()

    def serves(self, source='127.0.0.1'):
        """What a call on a new connection from there ends with; None where there is no answer."""
        caller = bystander.Caller(self.service.port, self.call, self.context, source)
        try:
            return caller.call()
        except OSError:
            return None
        finally:
            caller.close()

    def until(self, holds, patience=RECOVERY):
        deadline = time.monotonic() + patience
        while not holds():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.05)
        return True

    def suffer(self, attack, *, threads=1):
        """Runs `attack(deadline)` in so many threads, then lets go of all in `held`."""
        before, cpu = self.service.descriptors(), self.service.cpu_seconds()
        other = bystander.Bystander(self.service.port, self.call, self.answer, self.context)
        time.sleep(0.2)
        start = time.monotonic()
        deadline = start + SECONDS
        faults = []
        runners = [threading.Thread(target=self._run, args=(attack, deadline, faults))
                   for _ in range(threads)]
        for runner in runners:
            runner.start()
        for runner in runners:
            runner.join()
        lasted = time.monotonic() - start
        waits, failures = other.stop()
        cpu = self.service.cpu_seconds() - cpu
        self.let_go()
        self._report(lasted, waits, failures, cpu)
        self.assertFalse(faults)
        self._check(before, waits, failures)

    def _run(self, attack, deadline, faults):
        # Attackers are other machines: what they take here would be taken from the service. On
        # Linux this is the thread's own.
        os.setpriority(os.PRIO_PROCESS, 0, 19)
        try:
            attack(deadline)
        except Exception as error:  # pylint: disable=broad-except
            faults.append(error)
            raise

    def _report(self, lasted, waits, failures, cpu):
        print(f'\n    {self.id().rsplit(".", 1)[1]}: {lasted:.1f} s, '
              f'peak {self.service.peak_mebibytes():.0f} MiB, {cpu:.1f} s of CPU; bystander: '
              f'{len(waits)} calls, {len(failures)} failed, '
              f'p50 {bystander.percentile(waits, 0.5) * 1000:.1f} ms, '
              f'p99 {bystander.percentile(waits, 0.99) * 1000:.0f} ms, '
              f'longest {waits[-1] * 1000:.0f} ms', flush=True)

    def _check(self, before, waits, failures):
        self.assertTrue(self.service.alive(), self.service.log())
        self.assertLess(self.service.peak_mebibytes(), MOST_MEBIBYTES)
        self.assertEqual(failures, [])
        self.assertLess(bystander.percentile(waits, 0.99), LONGEST_WAIT)
        self.assertTrue(self.until(lambda: self.service.descriptors() <= before),
                        f'{before} descriptors before, now: {self.service.open_files()}')
        self.assertEqual(self.serves('127.0.0.4'), self.answer)
        # Who was cut off is barred for ten seconds: waited for in long runs.
        if SECONDS > 5:
            self.assertTrue(self.until(lambda: self.serves() == self.answer), self.service.log())
        self.assertEqual(self.service.terminate(), 0, self.service.log())
