"""Attacks with frames: streams, headers, control frames, messages."""

import gzip
import itertools
import time
import unittest

import attack_case
import frames
import service


# As many as a connection may have.
STREAMS = range(1, 65, 2)


class StreamAttacks(attack_case.AttackCase):

    def rounds(self, deadline, make):
        """Opens a connection and runs the steps that `make` gives for it, until they end or the
        connection breaks; then another, until the time is up. At least one of them."""
        done = 0
        while time.monotonic() < deadline or done == 0:
            try:
                peer = frames.Peer(self.service.port).greet()
            except OSError:
                time.sleep(0.01)  # Barred.
                continue
            for _ in make(peer):
                done += 1
                if time.monotonic() >= deadline:
                    break
            peer.close()
        return done

    def test_rapid_reset(self):
        block = frames.encode(frames.request_headers(self.call))

        def resets(peer):
            for first in itertools.count(1, 200):
                ids = range(first, first + 200, 2)
                sent = peer.send(b''.join(
                    frames.frame(frames.HEADERS, frames.END_HEADERS, stream, block)
                    + frames.frame(frames.RST_STREAM, 0, stream, b'\0\0\0\x08') for stream in ids))
                peer.drain()
                if not sent:
                    return
                yield

        self.suffer(lambda deadline: self.rounds(deadline, resets), threads=4)

    def made_to_reset(self, then):
        """Streams that the service itself is made to reset, by what comes after their headers."""
        block = frames.encode(frames.request_headers(self.call))

        def resets(peer):
            for first in itertools.count(1, 200):
                sent = peer.send(b''.join(
                    frames.frame(frames.HEADERS, frames.END_HEADERS, stream, block) + then(stream)
                    for stream in range(first, first + 200, 2)))
                peer.drain()
                if not sent:
                    return
                yield

        self.suffer(lambda deadline: self.rounds(deadline, resets), threads=4)

    def test_made_to_reset_by_windows_of_nothing(self):
        self.made_to_reset(
            lambda stream: frames.frame(frames.WINDOW_UPDATE, 0, stream, bytes(4)))

    def test_made_to_reset_by_data_after_the_end(self):
        self.made_to_reset(
            lambda stream: frames.frame(frames.DATA, frames.END_STREAM, stream, frames.message())
            + frames.frame(frames.DATA, 0, stream, frames.message()))

    def test_header_flood(self):
        many = frames.encode([(f'x-{number}', 'y' * 20) for number in range(450)])[:16384]

        def flood(peer):
            sent = peer.send(frames.frame(frames.HEADERS, 0, 1, frames.encode(
                frames.request_headers(self.call))))
            while sent:
                sent = peer.send(frames.frame(frames.CONTINUATION, 0, 1, many) * 16)
                yield

        self.suffer(lambda deadline: self.rounds(deadline, flood), threads=2)

    def test_huge_header(self):
        value = frames.encode(frames.request_headers(self.call, ('x-huge', 'y' * (1 << 20))))
        pieces = [value[at:at + 16384] for at in range(0, len(value), 16384)]

        def one(stream):
            return b''.join(
                frames.frame(frames.CONTINUATION if number else frames.HEADERS,
                             frames.END_HEADERS if number == len(pieces) - 1 else 0, stream, piece)
                for number, piece in enumerate(pieces))

        def huge(peer):
            for stream in itertools.count(1, 2):
                if not peer.send(one(stream)):
                    return
                peer.drain()
                yield

        self.suffer(lambda deadline: self.rounds(deadline, huge), threads=2)

    def test_hpack_bomb(self):
        # One entry of 4000 bytes in the table, then 16000 bytes that each stand for it.
        entry = b'\x40\x01x' + b'\x7f\xa1\x1e' + b'y' * 4000
        fields = frames.encode(frames.request_headers(self.call))

        def bomb(peer):
            sent = peer.send(frames.frame(frames.HEADERS, 0, 1, fields + entry))
            while sent:
                sent = peer.send(frames.frame(frames.CONTINUATION, 0, 1, b'\xbe' * 16000))
                yield

        self.suffer(lambda deadline: self.rounds(deadline, bomb), threads=2)

    def endless_literal(self, piece, together):
        fields = frames.encode(frames.request_headers(self.call))
        # A value that says it has 256 MiB.
        beginning = fields + b'\x00\x01x' + b'\x7f\x81\xff\xff\x7f'

        def literal(peer):
            sent = peer.send(frames.frame(frames.HEADERS, 0, 1, beginning))
            while sent:
                sent = peer.send(frames.frame(frames.CONTINUATION, 0, 1, b'y' * piece) * together)
                yield

        self.suffer(lambda deadline: self.rounds(deadline, literal), threads=2)

    def test_endless_literal(self):
        self.endless_literal(16384, 4)

    def test_endless_literal_in_small_pieces(self):
        self.endless_literal(9, 4096)

    def test_gzip_bomb(self):
        bomb = gzip.compress(bytes(256 << 20), 9)
        headers = frames.encode(frames.request_headers(self.call, ('grpc-encoding', 'gzip')))
        body = frames.message(bomb, compressed=1)
        pieces = [body[at:at + 16384] for at in range(0, len(body), 16384)]

        def bombs(peer):
            for stream in itertools.count(1, 2):
                sent = peer.send(frames.frame(frames.HEADERS, frames.END_HEADERS, stream, headers))
                for number, piece in enumerate(pieces):
                    last = frames.END_STREAM if number == len(pieces) - 1 else 0
                    sent = sent and peer.send(frames.frame(frames.DATA, last, stream, piece))
                peer.drain()
                if not sent:
                    return
                yield

        self.suffer(lambda deadline: self.rounds(deadline, bombs), threads=2)

    def test_ping_flood(self):
        pings = frames.frame(frames.PING, 0, 0, bytes(8)) * 1000

        def flood(peer):
            while peer.send(pings):
                yield

        self.suffer(lambda deadline: self.rounds(deadline, flood), threads=2)

    def test_ping_flood_that_is_not_read(self):
        pings = frames.frame(frames.PING, 0, 0, bytes(8)) * 1000

        def flood(peer):
            peer.send(frames.call(1, self.call))
            while peer.send(pings + frames.call(3, '/x')):
                yield

        self.suffer(lambda deadline: self.rounds(deadline, flood), threads=2)

    def test_settings_flood(self):
        many = b''.join(frames.settings((frames.INITIAL_WINDOW_SIZE, size))
                        for size in range(1000, 2000))

        def flood(peer):
            while peer.send(many):
                yield

        self.suffer(lambda deadline: self.rounds(deadline, flood), threads=2)

    def test_malformed_binary_header(self):
        def malformed(peer):
            for stream in itertools.count(1, 2):
                sent = peer.send(frames.call(stream, self.call, b'', ('x-bin', '!not base64!')))
                peer.drain()
                if not sent:
                    return
                yield

        self.suffer(lambda deadline: self.rounds(deadline, malformed), threads=2)

    def test_headers_that_abort(self):
        """Values that gRPC cannot write down again, in headers that are too large: it does when it
        tells of the size."""
        large = ('x-large', 'y' * 9000)

        def blocks():
            usual = dict(frames.request_headers(self.call))
            for change in ({'te': 'x'}, {':scheme': 'x'}, {'grpclb_client_stats': 'x'}):
                yield frames.encode([*(usual | change).items(), large])

        def abort(peer):
            for stream, block in zip(itertools.count(1, 2), itertools.cycle(blocks())):
                sent = peer.send(frames.frame(frames.HEADERS, frames.END_HEADERS
                                              | frames.END_STREAM, stream, block))
                peer.drain()
                if not sent:
                    return
                yield

        self.suffer(lambda deadline: self.rounds(deadline, abort))

    def test_half_open_streams(self):
        """As many as there can be, of five addresses."""
        streams = b''.join(
            frames.frame(frames.HEADERS, frames.END_HEADERS, stream, block)
            for block in [frames.encode(frames.request_headers(self.call))] for stream in STREAMS)

        def attack(deadline):
            for number in range(490):
                try:
                    peer = frames.Peer(self.service.port, f'127.0.1.{number // 98 + 1}').greet()
                except OSError:
                    continue
                self.held.append(peer)
                peer.send(streams)
            while time.monotonic() < deadline:
                time.sleep(0.1)

        self.suffer(attack)

    def test_half_open_streams_without_a_bound(self):
        """A peer that never acknowledges the service's settings is held to no number of streams."""
        block = frames.encode(frames.request_headers(self.call))
        many = [b''.join(frames.frame(frames.HEADERS, frames.END_HEADERS, stream, block)
                         for stream in range(first, first + 400, 2)) for first in range(1, 12000, 400)]

        def attack(deadline):
            for _ in range(4):
                peer = frames.Peer(self.service.port)
                self.held.append(peer)
                peer.send(frames.PREFACE + frames.settings())
                for some in many:
                    peer.send(some)
            while time.monotonic() < deadline:
                time.sleep(0.1)

        self.suffer(attack, threads=4)

    def test_reflection_streams_that_stay_open(self):
        """Reflection, where gRPC itself answers."""
        streams = b''.join(
            frames.frame(frames.HEADERS, frames.END_HEADERS, stream, block)
            for block in [frames.encode(frames.request_headers(
                '/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo'))]
            for stream in STREAMS)

        def attack(deadline):
            for _ in range(95):
                peer = frames.Peer(self.service.port).greet()
                self.held.append(peer)
                peer.send(streams)
            while time.monotonic() < deadline:
                time.sleep(0.1)

        self.suffer(attack)

    def test_messages_that_never_end(self):
        block = frames.encode(frames.request_headers(self.call))
        beginning = b'\0\0\x40\0\0'  # Says that 4 MiB follow.

        def attack(deadline):
            for _ in range(60):
                peer = frames.Peer(self.service.port).greet()
                self.held.append(peer)
                peer.send(b''.join(
                    frames.frame(frames.HEADERS, frames.END_HEADERS, stream, block)
                    + frames.frame(frames.DATA, 0, stream, beginning) for stream in STREAMS))
            # Whatever the windows say: a peer that keeps to them sends no more.
            sending = list(self.held)
            while sending and time.monotonic() < deadline:
                for peer in list(sending):
                    peer.socket.settimeout(0.2)
                    peer.drain()
                    window = b''.join(frames.frame(frames.DATA, 0, stream, bytes(1024))
                                      for stream in STREAMS)
                    if not peer.send(window):
                        sending.remove(peer)

        self.suffer(attack)


class UnreadAnswers(attack_case.AttackCase):
    """A caller that asks for much and takes nothing."""

    call, answer = attack_case.QUERY_CALL, attack_case.QUERY_ANSWER

    def start(self):
        self.ingest = service.Service('ingest')
        self.addCleanup(self.ingest.terminate)
        return service.Service('query', f'--ingest=127.0.0.1:{self.ingest.port}')

    def setUp(self):
        super().setUp()
        self.assertTrue(self.until(
            lambda: any('"serving"' in line for line in self.service.lines)))

    def unread(self, greeting, connections):
        calls = b''.join(frames.call(stream, '/waymark.v1.QueryService/ListAuthorities')
                         for stream in STREAMS)

        def attack(deadline):
            for _ in range(connections):
                try:
                    peer = frames.Peer(self.service.port, receive_buffer=4096).greet(*greeting)
                except OSError:
                    continue
                self.held.append(peer)
                peer.send(calls)
            while time.monotonic() < deadline:
                time.sleep(0.1)

        self.suffer(attack)

    def test_answers_into_a_closed_window(self):
        self.unread([(frames.INITIAL_WINDOW_SIZE, 0)], 95)

    def test_answers_that_are_not_read(self):
        self.unread([(frames.INITIAL_WINDOW_SIZE, (1 << 31) - 1)], 95)


if __name__ == '__main__':
    unittest.main()
