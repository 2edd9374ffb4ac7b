"""A client that does nothing wrong, in a process of its own: how long it waits while others attack."""

import multiprocessing
import socket
import time

import h2.connection
import h2.events

import frames

ADDRESS = '127.0.0.2'
# What counts as no answer.
LONGEST = 10
BETWEEN_CALLS = 0.01
# RESOURCE_EXHAUSTED says that a later try may find room, and clients try again.
BUSY = '8'
BEFORE_RETRY = 0.05


class Caller:
    """Unary calls one after another on one connection, which is made anew when it is lost."""

    def __init__(self, port, path, context=None, source=ADDRESS):
        self.port, self.path, self.context, self.source = port, path, context, source
        self.peer = None

    def call(self):
        """The status of gRPC, as text; an OSError where the connection breaks."""
        if self.peer is None:
            self._connect()
        try:
            return self._call()
        except OSError:
            self.close()
            raise

    def _connect(self):
        self.peer = frames.Peer(self.port, self.source, self.context)
        self.peer.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.peer.socket.settimeout(LONGEST)
        self.http = h2.connection.H2Connection()
        self.http.initiate_connection()

    def _call(self):
        stream = self.http.get_next_available_stream_id()
        self.http.send_headers(stream, frames.request_headers(self.path))
        self.http.send_data(stream, frames.message(), end_stream=True)
        self.peer.socket.sendall(self.http.data_to_send())
        status = None
        while True:
            data = self.peer.socket.recv(65536)
            if not data:
                raise ConnectionResetError('closed')
            for event in self.http.receive_data(data):
                if isinstance(event, h2.events.DataReceived):
                    self.http.acknowledge_received_data(event.flow_controlled_length,
                                                        event.stream_id)
                headers = dict(getattr(event, 'headers', None) or ())
                status = headers.get(b'grpc-status', headers.get('grpc-status', status))
                if isinstance(event, (h2.events.StreamEnded, h2.events.StreamReset)):
                    self.peer.socket.sendall(self.http.data_to_send())
                    return status.decode() if isinstance(status, bytes) else status
            self.peer.socket.sendall(self.http.data_to_send())

    def close(self):
        if self.peer is not None:
            self.peer.close()
            self.peer = None


def _run(port, path, want, context, stop, results):
    caller, waits, failures = Caller(port, path, context), [], []
    while not stop.is_set():
        start = time.monotonic()
        try:
            status = caller.call()
            while status == BUSY and time.monotonic() - start < LONGEST:
                time.sleep(BEFORE_RETRY)
                status = caller.call()
            if status != want:
                failures.append(f'status {status}')
        except OSError as error:
            failures.append(f'{type(error).__name__}: {error}')
        waits.append(time.monotonic() - start)
        time.sleep(BETWEEN_CALLS)
    caller.close()
    results.put((waits, failures))


class Bystander:
    """Calls until it is stopped; `want` is the status that every call must end with."""

    def __init__(self, port, path, want, context=None):
        fork = multiprocessing.get_context('fork')
        self.stop_event, self.results = fork.Event(), fork.Queue()
        self.process = fork.Process(
            target=_run, args=(port, path, want, context, self.stop_event, self.results))
        self.process.start()

    def stop(self):
        """The seconds each call took, its retries included, in rising order, and what failed."""
        self.stop_event.set()
        waits, failures = self.results.get(timeout=3 * LONGEST)
        self.process.join()
        return sorted(waits), failures


def percentile(waits, part):
    return waits[min(len(waits) - 1, int(len(waits) * part))]
