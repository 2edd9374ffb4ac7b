"""Attacks on a service with certificates: by strangers, who have none, and by a caller who has one."""

import os
import shutil
import ssl
import subprocess
import tempfile
import time
import unittest

import attack_case
import frames
import service

OF_ADDRESS = 95
ADDRESSES = [f'127.0.1.{last}' for last in range(1, 5)]
HANDSHAKE_TIMEOUT = 10
REFLECTION = '/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo'
HEALTH_WATCH = '/grpc.health.v1.Health/Watch'
# As many as a connection may have.
STREAMS = range(1, 65, 2)
# The service's own, and some of reflection's.
MOST_THREADS = 64


def stranger():
    """The TLS of somebody without a certificate, who believes everybody."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_alpn_protocols(['h2'])
    return context


def client_hello():
    sent = ssl.MemoryBIO()
    try:
        stranger().wrap_bio(ssl.MemoryBIO(), sent, server_hostname='localhost').do_handshake()
    except ssl.SSLWantReadError:
        pass
    return sent.read()


def streams_of(path, message, flags):
    """As many as there may be of one call, each with a message."""
    headers = frames.encode(frames.request_headers(path))
    return b''.join(frames.frame(frames.HEADERS, frames.END_HEADERS, stream, headers)
                    + frames.frame(frames.DATA, flags, stream, message) for stream in STREAMS)


class TlsAttacks(attack_case.AttackCase):

    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.home)
        subprocess.run([f'{service.ROOT}/deploy/certs.sh', 'init', f'{cls.home}/certs'], check=True,
                       stdout=subprocess.DEVNULL)
        own = f'{cls.home}/certs/submitter'
        cls.context = ssl.create_default_context(cafile=f'{own}/ca.pem')
        cls.context.load_cert_chain(f'{own}/tls.crt', f'{own}/tls.key')
        cls.context.set_alpn_protocols(['h2'])

    def start(self):
        return service.Service('ingest', f'--tls_dir={self.home}/certs/ingest',
                               '--trust_domain=waymark.example')

    def open_sockets(self):
        for source in ADDRESSES:
            for _ in range(OF_ADDRESS):
                self.held.append(frames.Peer(self.service.port, source))

    def open_streams(self, opening, of_address):
        """On connections of one caller, from all addresses."""
        for source in ADDRESSES:
            for _ in range(of_address):
                peer = frames.Peer(self.service.port, source, self.context).greet()
                self.held.append(peer)
                peer.send(opening)

    def all_closed(self):
        return all(peer.is_closed(0) for peer in self.held)

    def test_a_byte_a_second(self):
        """TLS that begins, and comes on so slowly that it would take minutes."""
        def attack(_):
            self.open_sockets()
            for byte in client_hello()[:HANDSHAKE_TIMEOUT + 4]:
                for peer in self.held:
                    peer.send(bytes([byte]))
                time.sleep(1)
            self.assertTrue(self.until(self.all_closed, 10))

        self.suffer(attack)

    def test_half_a_handshake(self):
        """TLS that stops where the service has answered, and done the dear part of its work."""
        def attack(_):
            hello = client_hello()
            self.open_sockets()
            for peer in self.held:
                peer.send(hello)
            for peer in self.held:
                self.assertEqual(peer.socket.recv(1), b'\x16')
            self.assertFalse(self.all_closed())
            start = time.monotonic()
            self.assertTrue(self.until(self.all_closed, HANDSHAKE_TIMEOUT + 10))
            print(f'\n    {len(self.held)} closed after {time.monotonic() - start:.0f} s', end='')

        self.suffer(attack)

    def test_strangers_without_certificates(self):
        """Whole handshakes, as fast as they go; the log tells of them a line a second."""
        def attack(deadline):
            count = 0
            while time.monotonic() < deadline:
                try:
                    peer = frames.Peer(self.service.port, context=stranger())
                    self.assertTrue(peer.is_closed())
                    peer.close()
                except OSError:
                    pass
                count += 1
            print(f'\n    {count} handshakes', end='')

        before, start = len(self.service.lines), time.monotonic()
        self.suffer(attack, threads=2)
        told = [line for line in self.service.lines[before:] if 'andshake' in line]
        self.assertTrue(told)
        self.assertLess(len(told), 3 * (time.monotonic() - start) + 3)

    def test_health_that_is_watched(self):
        """Streams that wait for a change of health, as many as there may be."""
        opening = streams_of(HEALTH_WATCH, frames.message(), frames.END_STREAM)

        def attack(deadline):
            self.open_streams(opening, OF_ADDRESS)
            while time.monotonic() < deadline:
                time.sleep(0.1)

        self.suffer(attack)

    def test_reflection_that_is_held_open(self):
        """Each stream of it would have a thread for as long as it is open."""
        opening = streams_of(REFLECTION, frames.message(b':\0'), 0)

        def attack(deadline):
            self.open_streams(opening, OF_ADDRESS // 2)
            threads = 0
            while time.monotonic() < deadline or threads == 0:
                threads = max(threads, len(os.listdir(f'/proc/{self.service.process.pid}/task')))
                time.sleep(0.1)
            print(f'\n    {len(self.held)} connections, {threads} threads', end='')
            self.assertLess(threads, MOST_THREADS)

        self.suffer(attack)


if __name__ == '__main__':
    unittest.main()
