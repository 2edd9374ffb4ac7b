"""A service of this build in a process of its own, and what the system knows of it."""

import json
import os
import resource
import shutil
import signal
import subprocess
import tempfile
import threading
import time

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), '..', '..', '..'))
BIN_DIR = os.environ.get('WAYMARK_BIN_DIR', f'{ROOT}/build/release/bin')
PATIENCE = 60


class Service:
    """`waymark-NAME serve` on a free port of loopback, with a store that goes with it."""

    def __init__(self, name, *arguments, address='127.0.0.1', descriptors=None):
        self.directory = tempfile.mkdtemp()
        command = [os.path.join(BIN_DIR, f'waymark-{name}'), 'serve', f'--listen={address}:0',
                   f'--data_dir={self.directory}/store', *arguments]
        if not any(argument.startswith('--tls') for argument in arguments):
            command.append('--insecure')
        limit = None
        if descriptors is not None:
            limit = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))
        environment = {name: value for name, value in os.environ.items()
                       if not name.startswith('WAYMARK_')}
        self.lines = []
        # pylint: disable-next=subprocess-popen-preexec-fn
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL,
                                        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                        env=environment, preexec_fn=limit, cwd=ROOT)
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.port = self._wait_for_port()

    def _read(self):
        for line in self.process.stderr:
            self.lines.append(line.decode(errors='replace'))

    def _wait_for_port(self):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for line in list(self.lines):
                port = json.loads(line).get('port') if line.startswith('{') else None
                if port:
                    return port
            time.sleep(0.02)
        raise RuntimeError(f'does not listen: {self.log()}')

    def log(self):
        return ''.join(self.lines[-50:])

    def alive(self):
        return self.process.poll() is None

    def peak_mebibytes(self):
        """The most memory it ever had, as the system counts it (VmHWM)."""
        with open(f'/proc/{self.process.pid}/status', encoding='ascii') as status:
            for line in status:
                if line.startswith('VmHWM:'):
                    return int(line.split()[1]) / 1024
        raise RuntimeError('no VmHWM')

    def descriptors(self):
        return len(os.listdir(f'/proc/{self.process.pid}/fd'))

    def open_files(self):
        """What its descriptors are of, for who wonders why there are so many."""
        directory = f'/proc/{self.process.pid}/fd'
        names = []
        for number in os.listdir(directory):
            try:
                names.append(os.readlink(f'{directory}/{number}'))
            except FileNotFoundError:
                pass  # Closed since.
        return sorted(names)

    def highest_descriptor(self):
        return max(int(number) for number in os.listdir(f'/proc/{self.process.pid}/fd'))

    def cpu_seconds(self):
        with open(f'/proc/{self.process.pid}/stat', encoding='ascii') as stat:
            fields = stat.read().rsplit(')', 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')

    def limit_descriptors(self, soft):
        hard = resource.prlimit(self.process.pid, resource.RLIMIT_NOFILE)[1]
        resource.prlimit(self.process.pid, resource.RLIMIT_NOFILE, (soft, hard))

    def descriptor_limit(self):
        return resource.prlimit(self.process.pid, resource.RLIMIT_NOFILE)[0]

    def terminate(self):
        """Its exit status after SIGTERM; killed where it does not end."""
        if self.alive():
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()
        finally:
            self.reader.join(PATIENCE)
            self.process.stderr.close()
            shutil.rmtree(self.directory, ignore_errors=True)
