"""HTTP/2 frames as bytes, made by hand so that they may break any rule."""

import socket
import struct

import hpack

PREFACE = b'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'
DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = (
    0, 1, 3, 4, 6, 7, 8, 9)
END_STREAM = ACK = 1
END_HEADERS = 4
# Seconds until a peer that is not read from gives up.
SEND_PATIENCE = 3
INITIAL_WINDOW_SIZE = 4


def frame(kind, flags, stream, payload=b''):
    return struct.pack('>I', len(payload))[1:] + struct.pack('>BBI', kind, flags, stream) + payload


def settings(*pairs):
    return frame(SETTINGS, 0, 0, b''.join(struct.pack('>HI', *pair) for pair in pairs))


def request_headers(path, *more):
    return [(':method', 'POST'), (':scheme', 'http'), (':path', path), (':authority', 'attack'),
            ('te', 'trailers'), ('content-type', 'application/grpc'), *more]


def encode(headers):
    """A header block that leaves the peer's table alone, so that it can be sent again and again."""
    encoder = hpack.Encoder()
    encoder.header_table_size = 0
    return encoder.encode([hpack.NeverIndexedHeaderTuple(*header) for header in headers],
                          huffman=False)


def message(body=b'', compressed=0):
    return struct.pack('>BI', compressed, len(body)) + body


def call(stream, path, body=b'', *more):
    return (frame(HEADERS, END_HEADERS, stream, encode(request_headers(path, *more)))
            + frame(DATA, END_STREAM, stream, message(body)))


class Peer:
    """A connection that sends what it is told to. The context is that of TLS, where it is used."""

    def __init__(self, port, source='127.0.0.1', context=None, receive_buffer=None):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.bind((source, 0))
        self.socket.settimeout(SEND_PATIENCE)
        self.socket.connect(('127.0.0.1', port))
        if context is not None:
            self.socket = context.wrap_socket(self.socket, server_hostname='localhost')

    def greet(self, *pairs):
        self.send(PREFACE + settings(*pairs) + frame(SETTINGS, ACK, 0))
        return self

    def send(self, data):
        """False where the other side has closed, or takes nothing more."""
        try:
            self.socket.sendall(data)
            return True
        except OSError:
            return False

    def is_closed(self, patience=10):
        """Whether the other side closes within so many seconds; what it sends is dropped."""
        self.socket.settimeout(patience)
        try:
            while self.socket.recv(65536):
                pass
            return True
        except (TimeoutError, BlockingIOError):
            return False
        except OSError:
            return True

    def drain(self):
        """Drops what has come."""
        self.socket.settimeout(0)
        try:
            while self.socket.recv(1 << 20):
                pass
        except OSError:
            pass
        self.socket.settimeout(SEND_PATIENCE)

    def close(self):
        self.socket.close()
