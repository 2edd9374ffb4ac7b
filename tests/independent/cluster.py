"""Both services of this build on free ports over a temporary folder, and calls of them."""

import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile

import google
import grpc

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), '..', '..'))
BIN_DIR = os.environ.get('WAYMARK_BIN_DIR', f'{ROOT}/build/release/bin')
JAR = '/usr/share/java/proto-google-common-protos.jar'
PATIENCE = 60


def generate_stubs(folder):
    """The messages of the contract as Python, made by protoc into a folder that has to stay."""
    protos = os.path.join(ROOT, 'proto')
    wanted = ('google/rpc/status.proto', 'google/rpc/code.proto', 'google/rpc/error_details.proto')
    with zipfile.ZipFile(JAR) as jar:
        for name in wanted:
            jar.extract(name, folder)
    own = [f'waymark/v1/{name}' for name in sorted(os.listdir(f'{protos}/waymark/v1'))]
    # AuthoritySuccession and all else in waymark/v1 import nothing but these and google/protobuf.
    subprocess.run(['protoc', f'-I{protos}', f'-I{folder}', f'--python_out={folder}', *own, *wanted],
                   check=True)
    # Debian's python3-protobuf has a package google.protobuf; google.rpc has to lie beside it.
    google.__path__.append(os.path.join(folder, 'google'))
    sys.path.insert(0, folder)
    return {name: importlib.import_module(f'waymark.v1.{name}_pb2')
            for name in ('progress', 'comparison', 'ingest_service', 'visit', 'visit_streams', 'read_options',
                         'query_service')}


class Cluster:
    """An ingest and a query service with empty stores, for a `with`: at its end they are gone."""

    def __init__(self, stubs):
        self.stubs = stubs
        self.folder = tempfile.mkdtemp(prefix='waymark-independent-')
        self.processes = []
        self.channels = []

    def __enter__(self):
        try:
            self._serve()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def _serve(self):
        stubs = self.stubs
        self.ingest = self._start('ingest')
        self.query = self._start('query', f'--ingest={self.ingest}')
        self.channel = grpc.insecure_channel(
            self.query, options=[('grpc.max_receive_message_length', 16 << 20)])
        self.ingest_channel = grpc.insecure_channel(self.ingest)
        self.channels = [self.channel, self.ingest_channel]
        progress, comparison = stubs['progress'], stubs['comparison']
        call = '/waymark.v1.QueryService/'
        self.get_progress = self.channel.unary_unary(
            call + 'GetProgress', progress.GetProgressRequest.SerializeToString,
            progress.GetProgressResponse.FromString)
        self.compare = self.channel.unary_unary(
            call + 'CompareAuthorities', comparison.CompareAuthoritiesRequest.SerializeToString,
            comparison.CompareAuthoritiesResponse.FromString)
        ingest = stubs['ingest_service']
        self.delete_visit = self.ingest_channel.unary_unary(
            '/waymark.v1.IngestService/DeleteVisit', ingest.DeleteVisitRequest.SerializeToString,
            ingest.DeleteVisitResponse.FromString)

    def _start(self, name, *arguments):
        log_path = os.path.join(self.folder, f'{name}.log')
        command = [os.path.join(BIN_DIR, f'waymark-{name}'), 'serve', '--listen=127.0.0.1:0',
                   '--insecure', f'--data_dir={self.folder}/{name}', *arguments]
        environment = {key: value for key, value in os.environ.items()
                       if not key.startswith('WAYMARK_')}
        with open(log_path, 'wb') as log:
            self.processes.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log,
                                                   stderr=log, cwd=ROOT, env=environment))
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with open(log_path, encoding='utf-8') as log:
                for line in log:
                    port = json.loads(line).get('port') if line.startswith('{') else None
                    if port:
                        return f'127.0.0.1:{port}'
            if self.processes[-1].poll() is not None:
                break
            time.sleep(0.01)
        with open(log_path, encoding='utf-8') as log:
            raise RuntimeError(f'waymark-{name} does not listen: {log.read()}')

    def _program(self, name, *arguments, **options):
        return subprocess.run([os.path.join(BIN_DIR, f'waymark-{name}'), *arguments],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
                              check=False, **options)

    def import_records(self, path, *flags):
        """Imports a file; returns the services' answers, one a record."""
        done = self._program('ingest', 'import', f'--ingest={self.ingest}', '--json', *flags, path)
        if done.returncode not in (0, 1):
            raise RuntimeError(f'import of {path}: {done.stderr}')
        decoder, answers, text, at = json.JSONDecoder(), [], done.stdout, 0
        while at < len(text):
            while at < len(text) and text[at].isspace():
                at += 1
            if at < len(text):
                answer, at = decoder.raw_decode(text, at)
                answers.append(answer)
        return answers

    def export(self, *flags):
        """Every visit as `waymark-query export` writes it: lines of JSON."""
        done = self._program('query', 'export', f'--query={self.query}', *flags)
        if done.returncode != 0:
            raise RuntimeError(f'export: {done.stderr}')
        return done.stdout.splitlines()

    def close(self):
        for channel in self.channels:
            channel.close()
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
