"""Asks the query services at the addresses given without a pause, as a client does that knows them
all, until it gets SIGTERM; then it prints what came of it, as JSON.

    failover_caller.py CREDENTIALS HOST:PORT...

A call that is answered UNAVAILABLE did nothing that counts (it reads), so it is made again at the next
address: a retry. A call is failed where no address has answered it, or one with another error.
"""

import json
import os
import signal
import sys
import threading
import time

import grpc

CALLERS = 4
METHOD = '/waymark.v1.QueryService/GetProgress'
AUTHORITY = b'authorities/sunderland'
# GetProgressRequest.authority is field 1: a tag, a length, the text.
REQUEST = bytes([0x0a, len(AUTHORITY)]) + AUTHORITY
SECONDS_BETWEEN_CALLS = 0.01
OPTIONS = [('grpc.initial_reconnect_backoff_ms', 200), ('grpc.max_reconnect_backoff_ms', 500)]

ended = threading.Event()


def credentials_in(directory):
    def read(name):
        with open(os.path.join(directory, name), 'rb') as file:
            return file.read()
    return grpc.ssl_channel_credentials(read('ca.pem'), read('tls.key'), read('tls.crt'))


class Caller(threading.Thread):

    def __init__(self, credentials, addresses):
        super().__init__()
        self.addresses = addresses
        self.calls = [
            grpc.secure_channel(address, credentials, OPTIONS).unary_unary(
                METHOD, request_serializer=None, response_deserializer=None)
            for address in addresses]
        self.current = 0
        self.answered = {address: 0 for address in addresses}
        self.retried = 0
        self.failed = []
        self.slowest = 0.0

    def ask(self):
        """Tries each address once, beginning with the one that answered last."""
        problem = None
        for _ in self.addresses:
            try:
                answer = self.calls[self.current](REQUEST, timeout=5)
                if AUTHORITY not in answer:
                    self.failed.append(f'{self.addresses[self.current]}: an answer to something else')
                self.answered[self.addresses[self.current]] += 1
                return
            except grpc.RpcError as error:
                problem = f'{self.addresses[self.current]}: {error.code()}: {error.details()}'
                if error.code() != grpc.StatusCode.UNAVAILABLE:
                    break
                self.retried += 1
                self.current = (self.current + 1) % len(self.addresses)
        self.failed.append(problem)

    def run(self):
        while not ended.is_set():
            start = time.monotonic()
            self.ask()
            self.slowest = max(self.slowest, time.monotonic() - start)
            time.sleep(SECONDS_BETWEEN_CALLS)


def main():
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    credentials = credentials_in(sys.argv[1])
    addresses = sys.argv[2:]
    # Each begins elsewhere: all addresses are called from the start.
    callers = [Caller(credentials, addresses[number % len(addresses):] +
                      addresses[:number % len(addresses)]) for number in range(CALLERS)]
    for caller in callers:
        caller.start()
    while not ended.wait(1):
        pass
    for caller in callers:
        caller.join()
    print(json.dumps({
        'answered': {address: sum(caller.answered[address] for caller in callers)
                     for address in addresses},
        'retried': sum(caller.retried for caller in callers),
        'failed': [problem for caller in callers for problem in caller.failed],
        'slowest_seconds': round(max(caller.slowest for caller in callers), 3)}))


main()
