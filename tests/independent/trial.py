"""One trial: records go to the services, the dump and the same questions to the rules, and what the
two answer is compared field by field."""

import json
import os
import re
import time

import grpc
from google.protobuf import json_format

import flatten

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), '..', '..'))
FOLDER = os.environ.get('WAYMARK_INDEPENDENT_FOLDER', f'{ROOT}/build/independent')


class Figures:
    """What a run went through."""

    def __init__(self):
        self.sets = self.records = self.refused = self.visits = 0
        self.questions = self.refusals = self.fields = self.numbers = 0
        self.differing = []
        self.kinds = {}
        self.sql_seconds = 0.0

    def __str__(self):
        return (f'{self.sets} data sets, {self.records} records ({self.refused} refused), '
                f'{self.visits} visits, {self.questions} questions ({self.refusals} refused by both),\n'
                f'{self.fields} fields compared, {self.numbers} of them numbers; '
                f'{len(self.differing)} answers differ (SQL took {self.sql_seconds:.0f} s)')


def load(cluster, records, figures):
    """Imports records (a text of lines), and returns the dump of what is then held: lines."""
    path = os.path.join(cluster.folder, 'records.jsonl')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(records)
    answers = cluster.import_records(path)
    figures.records += len(answers)
    figures.refused += sum('error' in answer for answer in answers)
    state = [answer['consistency_token'] for answer in answers if 'error' not in answer][-1]
    lines = cluster.export(f'--at_least_as_fresh={state}')
    figures.visits += len(lines)
    return lines


def now():
    """A time that lies after what was committed and before what will be, in microseconds."""
    time.sleep(0.01)
    moment = time.time_ns() // 1000
    time.sleep(0.01)
    return moment


def change(cluster, changed, withdrawn, figures):
    """Replaces visits by `changed` (a text of lines) and deletes those named in `withdrawn`; the dump of
    what is then held."""
    path = os.path.join(cluster.folder, 'changes.jsonl')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(changed)
    answers = cluster.import_records(path, '--on_existing=replace')
    figures.refused += sum('error' in answer for answer in answers)
    state = [answer['consistency_token'] for answer in answers if 'error' not in answer][-1]
    for line in cluster.export(f'--at_least_as_fresh={state}'):
        record = json.loads(line)
        name = f'{record["parent"]}/visits/{record["visit_id"]}'
        if name in withdrawn:
            state = cluster.delete_visit(cluster.stubs['ingest_service'].DeleteVisitRequest(
                name=name, etag=record['visit']['etag'], reason='Recorded twice.')).consistency_token
    return cluster.export(f'--at_least_as_fresh={state}')


def ask(cluster, call, request):
    """The answer, flattened; of a refusal its status and its reason."""
    try:
        answer = flatten.flatten(getattr(cluster, call)(request))
        if call == 'compare' and not request.HasField('measure'):
            answer = flatten.without_citations(answer)
        return answer
    except grpc.RpcError as error:
        return {'refused': f'{error.code().name}'}


def compare(cluster, engine, dump, questions, figures, seed):
    """Asks the services and the rules every question; tells of what differs."""
    began = time.monotonic()
    expected = engine.answer(dump, questions.rows, questions.asked)
    figures.sql_seconds += time.monotonic() - began
    for number, (call, request) in enumerate(questions.calls):
        got, want = ask(cluster, call, request), expected.get(number, {})
        if call == 'compare' and request.HasField('measure'):
            got, want = (flatten.without_old_directions(answer, got) for answer in (got, want))
        figures.questions += 1
        figures.refusals += 'refused' in got and got == want
        figures.fields += len(got)
        figures.numbers += sum(isinstance(value, (int, float)) for value in got.values())
        differences = [path for path in {**got, **want} if got.get(path) != want.get(path)]
        if differences:
            tell(figures, seed, number, dump, call, request, got, want, differences)


def in_order(path):
    return [int(part) if part.isdigit() else part for part in re.split(r'(\d+)', path)]


def tell(figures, seed, number, dump, call, request, got, want, differences):
    """Prints a difference, and leaves behind what shows it again."""
    figures.differing.append((seed, number))
    for path in differences:
        kind = call + ' ' + re.sub(r'\[\d+\]', '[]', path)
        figures.kinds[kind] = figures.kinds.get(kind, 0) + 1
    folder = os.path.join(FOLDER, f'{seed}-{number}')
    os.makedirs(folder, exist_ok=True)
    with open(f'{folder}/records.jsonl', 'w', encoding='utf-8') as file:
        file.writelines(line + '\n' for _, line in dump)
    with open(f'{folder}/question.json', 'w', encoding='utf-8') as file:
        json.dump({call: json_format.MessageToDict(request, preserving_proto_field_name=True)}, file)
    lines = [f'{path}: service {got.get(path)!r}, rules {want.get(path)!r}'
             for path in sorted(differences, key=in_order)]
    with open(f'{folder}/differences.txt', 'w', encoding='utf-8') as file:
        file.write('\n'.join(lines) + '\n')
    if len(figures.differing) <= 20:
        print(f'seed {seed}, question {number} differs, see {folder}:',
              json.dumps(json_format.MessageToDict(request, preserving_proto_field_name=True)))
        print('\n'.join('  ' + line for line in lines[:5]), flush=True)
