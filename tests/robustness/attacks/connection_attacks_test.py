"""Attacks with connections: many, idle, slow, and no descriptors left."""

import itertools
import multiprocessing
import socket
import struct
import time
import unittest

import attack_case
import frames
import service

OF_ADDRESS, IN_ALL = 100, 400


def reset_for(begin, port, source):
    """Connects and resets as fast as it goes."""
    begin.wait()
    deadline = time.monotonic() + attack_case.SECONDS
    at_once = struct.pack('ii', 1, 0)
    while time.monotonic() < deadline:
        try:
            with socket.socket() as peer:
                peer.bind((source, 0))
                peer.connect(('127.0.0.1', port))
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        except OSError:
            pass


class ConnectionCase(attack_case.AttackCase):

    def open_connections(self):
        """Those of `held` that the service keeps."""
        return [peer for peer in self.held if not peer.is_closed(0)]

    def hold(self, count, source='127.0.0.1'):
        for _ in range(count):
            try:
                self.held.append(frames.Peer(self.service.port, source).greet())
            except OSError:
                pass  # Closed before it had begun.


class ConnectionAttacks(ConnectionCase):

    def test_two_thousand_idle_connections_from_one_address(self):
        def attack(deadline):
            self.hold(2000)
            while time.monotonic() < deadline:
                time.sleep(0.1)
            kept = len(self.open_connections())
            print(f'\n    kept {kept} of 2000', end='')
            self.assertLessEqual(kept, OF_ADDRESS)
            self.assertGreater(kept, 0)

        self.suffer(attack)

    def test_two_thousand_idle_connections_from_twenty_addresses(self):
        def attack(deadline):
            for last in range(20):
                self.hold(100, f'127.0.1.{last + 1}')
            while time.monotonic() < deadline:
                time.sleep(0.1)
            kept = len(self.open_connections())
            print(f'\n    kept {kept} of 2000', end='')
            self.assertLessEqual(kept, IN_ALL)
            self.assertGreater(kept, IN_ALL / 2)

        self.suffer(attack)

    def test_connections_that_come_and_go(self):
        def attack(deadline):
            for count in itertools.count():
                if time.monotonic() > deadline:
                    print(f'\n    {count} connections', end='')
                    return
                try:
                    peer = frames.Peer(self.service.port)
                    peer.send(frames.PREFACE)
                    peer.close()
                except OSError:
                    pass

        self.suffer(attack, threads=2)

    def test_connections_that_are_reset_at_once(self):
        """Over before they are handed to gRPC: they take no more descriptors than others."""
        sources = ('127.0.1.1', '127.0.1.2', '127.0.1.3')
        # Made here, they are as fast as the service: slower ones never get ahead of it.
        fork = multiprocessing.get_context('fork')
        begin, most = fork.Event(), []
        attackers = [fork.Process(target=reset_for, args=(begin, self.service.port, source))
                     for source in sources]
        for attacker in attackers:
            attacker.start()

        def attack(_):
            begin.set()
            while any(attacker.is_alive() for attacker in attackers):
                most.append(self.service.descriptors())

        before = self.service.descriptors()
        self.suffer(attack)
        print(f'\n    {max(most) - before} descriptors more', end='')
        # Two of each connection, and some for the bystander and the library.
        self.assertLess(max(most) - before, 2 * OF_ADDRESS * len(sources) + 50)

    def test_slow_handshake(self):
        """One byte of the greeting a second, from many: none is waited for longer than 10 s."""
        greeting = frames.PREFACE + frames.settings()

        def attack(_):
            for _ in range(95):
                self.held.append(frames.Peer(self.service.port))
            for byte in greeting[:14]:
                for peer in self.held:
                    peer.send(bytes([byte]))
                time.sleep(1)
            self.assertEqual(self.open_connections(), [])

        self.suffer(attack)

    def test_descriptors_run_out(self):
        def attack(deadline):
            enough = self.service.descriptor_limit()
            self.service.limit_descriptors(self.service.highest_descriptor() + 10)
            while time.monotonic() < deadline:
                self.hold(20)
                time.sleep(0.05)
            # Fewer than the bound that holds with descriptors for all.
            self.assertLess(len(self.open_connections()), OF_ADDRESS)
            self.assertTrue(any('too few file descriptors' in line
                                for line in self.service.lines))
            self.service.limit_descriptors(enough)
            self.let_go()
            self.assertTrue(self.until(lambda: self.serves() == self.answer, 5))

        self.suffer(attack)

    def test_descriptors_run_out_while_connections_are_held(self):
        """What was held is served on, and new ones are as soon as there is room."""
        def attack(deadline):
            before = self.service.descriptors()
            self.hold(50)
            self.assertTrue(self.until(lambda: self.service.descriptors() >= before + 100))
            enough = self.service.descriptor_limit()
            # None is left but what was free between others, and the loop's reserve.
            few = self.service.highest_descriptor() + 1
            free = max(0, few - self.service.descriptors()) + 2
            self.service.limit_descriptors(few)
            more = []
            while time.monotonic() < deadline or len(more) < 2 * free:
                more.append(frames.Peer(self.service.port))
                time.sleep(0.02)
            kept = sum(not peer.is_closed(0.05) for peer in more)
            self.assertLessEqual(kept, free)
            self.assertEqual(len(self.open_connections()), 50)
            self.service.limit_descriptors(enough)
            for peer in more:
                peer.close()
            self.assertTrue(self.until(lambda: self.serves() == self.answer, 5))

        self.suffer(attack)


class FewDescriptors(ConnectionCase):
    """The store keeps what it needs of a low limit: connections make do with the rest."""

    def start(self):
        return service.Service('ingest', descriptors=900)

    def test_a_low_limit_leaves_fewer_connections(self):
        def attack(deadline):
            self.hold(300)
            while time.monotonic() < deadline:
                time.sleep(0.1)
            self.assertLessEqual(len(self.open_connections()), (900 - 768) // 2)
            self.assertLess(self.service.descriptors(), 300)

        self.suffer(attack)


if __name__ == '__main__':
    unittest.main()
