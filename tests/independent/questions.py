"""Questions, each as the rules read it (a row of table question, lists in table asked) and as the
service is asked it (a call and its request)."""

import datetime

from generator import (AREAS, AUTHORITIES, COHORTS, FIRST_DAY, JUDGEMENT_AREAS, MEASURES, SUCCESSIONS, THEMES,
                       read_table)

LISTS = {'themes': 'theme', 'service_areas': 'area', 'measures': 'measure'}
REGIONS = sorted({row['region'] for row in AUTHORITIES.values()})
COUNCIL_TYPES = sorted({row['council_type'] for row in AUTHORITIES.values()})
NEIGHBOURS = {}
for _row in read_table('statistical_neighbours'):
    if _row['authority_id'] not in NEIGHBOURS.setdefault(_row['model'], []):
        NEIGHBOURS[_row['model']].append(_row['authority_id'])
# With to_date: the service tells of an episode before there is any visit.
SEVERAL_PREDECESSORS = ('bournemouth-christchurch-and-poole',)
# What rows may be ordered by, beside what every subject has.
COLUMNS = {'measure': ('value', 'change', 'change_per_month', 'rank', 'percentile'),
           'theme': ('standing',), 'judgement': ('grade',), 'overall': ('rating',),
           'recommendations': ('made', 'open', 'addressed')}


class Questions:
    """Gathers questions; their number is their place."""

    def __init__(self, stubs, read_time=None, random=None):
        """With a read_time (microseconds) about a third is asked as known then: of snapshot 1."""
        self.stubs, self.read_time, self.random = stubs, read_time, random
        self.rows = []     # of table question
        self.asked = []    # of table asked
        self.calls = []    # (name of the call, request)

    def _known(self):
        """Of which state the next question is: its snapshot, and ReadOptions."""
        if self.read_time is None or self.random.random() > 0.3:
            return 0, None
        read = self.stubs['read_options'].ReadOptions()
        read.read_time.FromMicroseconds(self.read_time)
        return 1, read

    def progress(self, authority, clock='PUBLICATION', **fields):
        """GetProgress; fields are those of GetProgressRequest."""
        number, (snapshot, read) = len(self.rows), self._known()
        row = {'question': number, 'snapshot': snapshot, 'kind': 'progress', 'authority': authority,
               'clock': clock}
        for name, value in fields.items():
            if name in LISTS:
                self.asked += [(number, LISTS[name], item) for item in value]
            else:
                row[name] = value
        self.rows.append(row)
        request = self.stubs['progress'].GetProgressRequest(
            authority=f'authorities/{authority}', clock=f'BASELINE_CLOCK_{clock}', read=read, **fields)
        self.calls.append(('get_progress', request))

    def compare(self, row, asked, **fields):
        """CompareAuthorities; fields are those of CompareAuthoritiesRequest."""
        number, (snapshot, read) = len(self.rows), self._known()
        self.rows.append({**row, 'question': number, 'snapshot': snapshot, 'kind': 'compare'})
        self.asked += [(number, kind, value) for kind, value in asked]
        request = self.stubs['comparison'].CompareAuthoritiesRequest(
            page_size=1000, read=read, **fields)
        self.calls.append(('compare', request))


def some_day(random):
    return FIRST_DAY + datetime.timedelta(random.randint(0, 4600))


def some_date(random):
    """A date as a request may have it: a day, a month, a year or an interval."""
    text = some_day(random).isoformat()
    return random.choice((text, text, text[:7], text[:4], f'{text}/{text[:3]}9-12-31'))


def inspections(visits):
    """{authority: names of the full inspections it or a predecessor has}."""
    found = {}
    for visit in visits:
        if visit['status'] == 'VISIT_STATUS_HELD' and visit['type'] in (
                'VISIT_TYPE_INSPECTION', 'VISIT_TYPE_SHORT_INSPECTION', 'VISIT_TYPE_REINSPECTION'):
            found.setdefault(visit['name'].split('/')[1], []).append(visit['name'])
    inherited = {}
    for before, after in SUCCESSIONS:
        inherited.setdefault(after, []).extend(found.get(before, []))
    for authority, names in inherited.items():
        found[authority] = found.get(authority, []) + names
    return found


def random_progress(random, questions, authorities, baselines, count):
    """GetProgress with every parameter it has but the freshness."""
    for _ in range(count):
        authority, fields = random.choice(authorities), {}
        if baselines.get(authority) and random.random() < 0.3:
            fields['baseline'] = random.choice(baselines[authority])
        if random.random() < 0.5 and authority not in SEVERAL_PREDECESSORS:
            fields['to_date'] = some_date(random)
        if random.random() < 0.3:
            since = some_date(random)
            if since[:10] <= fields.get('to_date', '9999')[:4]:
                fields['from_date'] = since
        if random.random() < 0.3:
            fields['themes'] = [f'themes/{theme}' for theme in random.sample(THEMES, 2)]
        if random.random() < 0.3:
            fields['service_areas'] = [f'service_areas/{area}' for area in random.sample(AREAS, 2)]
        if random.random() < 0.3:
            fields['measures'] = [f'measures/{measure}' for measure in random.sample(MEASURES, 2)]
        questions.progress(authority, random.choice(('PUBLICATION', 'PUBLICATION', 'FIELDWORK')),
                           **fields)


def random_comparison(random, questions, dates, count):
    """CompareAuthorities by every subject, at every alignment."""
    for _ in range(count):
        row, subject = {}, {}
        alignment = random.choice(('', '', 'date', 'date', 'months', 'number'))
        kind = random.choice(SUBJECTS)
        if kind == 'judgement' and alignment == 'number':
            continue  # Inspections have no number.
        row.update(subject=kind, alignment=alignment)
        fields = {}
        align(random, row, fields, dates)
        SUBJECT_FIELDS[kind](random, row, subject)
        fields[kind] = subject
        asked, peers = peer_group(random, row)
        if random.random() < 0.5:
            columns = random.sample(sorted({'authority', 'region', 'date', 'baseline_date', *COLUMNS[kind]}),
                                    random.randint(1, 3))
            row['order_by'] = fields['order_by'] = ', '.join(
                column + random.choice(('', ' desc')) for column in columns)
        questions.compare(row, asked, peers=peers, **fields)


def peer_group(random, row):
    """Which authorities: (kind, value) of lists, and a PeerGroup; most often everybody."""
    asked, peers = [], {}
    if random.random() < 0.15:
        peers['authorities'] = [f'authorities/{name}' for name in random.sample(sorted(AUTHORITIES), 30)]
        asked += [('peer', name) for name in peers['authorities']]
    if random.random() < 0.15:
        peers['regions'] = random.sample(REGIONS, 3)
        asked += [('region', region) for region in peers['regions']]
    if random.random() < 0.1:
        peers['council_types'] = random.sample(COUNCIL_TYPES, 2)
        asked += [('council_type', kind) for kind in peers['council_types']]
    if random.random() < 0.1:
        model = random.choice(sorted(NEIGHBOURS))
        row['neighbours_of'] = random.choice(NEIGHBOURS[model])
        peers['statistical_neighbours_of'] = f'authorities/{row["neighbours_of"]}'
        row['neighbours_model'] = peers['neighbours_model'] = model
    return asked, peers


def align(random, row, fields, dates):
    """When the values are taken."""
    if row['alignment'] == 'date':
        row['as_of_date'] = fields['as_of_date'] = random.choice(dates)
    elif row['alignment'] == 'months':
        row['months'] = fields['months_since_baseline'] = random.choice((0, 3, 12, 24, 48))
        if random.random() < 0.5:
            row['clock'] = random.choice(('PUBLICATION', 'FIELDWORK'))
            fields['clock'] = 'BASELINE_CLOCK_' + row['clock']
    elif row['alignment'] == 'number':
        row['number'] = fields['visit_number'] = random.randint(1, 5)
        if random.random() < 0.1:
            row['counted_from'] = random.choice(('BASELINE', 'AUTHORITY', 'DELIVERY_BODY'))
            fields['number_counted_from'] = 'COUNTED_FROM_' + row['counted_from']


def by_measure(random, row, subject):
    row['item'] = random.choice(MEASURES[:3] + MEASURES)
    subject['measure'] = 'measures/' + row['item']
    if random.random() < 0.1:
        row['basis'] = random.choice(('LOCAL_DATA', 'OFFICIAL_STATISTICS'))
        subject['basis'] = 'SERIES_BASIS_' + row['basis']
    if random.random() < 0.05:
        row['cohort'] = subject['cohort'] = random.choice(COHORTS)
    if random.random() < 0.05:
        row['definition'] = subject['definition'] = 'own-count'
    if row['alignment'] == 'date' and random.random() < 0.3:
        row['max_age'] = subject['max_age_months'] = random.choice((0, 3, 12, 36))
    if random.random() < 0.5:
        row['rank_by'] = random.choice(('VALUE', 'CHANGE', 'CHANGE_PER_MONTH'))
        subject['rank_by'] = 'RANK_BY_' + row['rank_by']


def by_theme(random, row, subject):
    row['item'] = random.choice(THEMES)
    subject['theme'] = 'themes/' + row['item']
    if random.random() < 0.5:
        row['service_area'] = random.choice(AREAS)
        subject['service_area'] = 'service_areas/' + row['service_area']


def by_judgement(random, row, subject):
    if random.random() < 0.7:
        row['item'] = random.choice(('overall-effectiveness', 'leadership', 'help-and-protection',
                                     'children-in-care', 'care-leavers',
                                     'children-in-care-and-care-leavers', 'adoption'))
    else:
        framework = random.choice(('SIF', 'ILACS-2018', 'ILACS-2023'))
        row['item'] = random.choice(JUDGEMENT_AREAS[framework])
        row['framework'] = framework.replace('-', '_')
        subject['framework'] = 'FRAMEWORK_' + row['framework']
    subject['area'] = row['item']


def by_overall(random, row, subject):
    if random.random() < 0.5:
        row['service_area'] = random.choice(AREAS[:-1])  # Whose statements "all" asks for is not settled.
        subject['service_area'] = 'service_areas/' + row['service_area']


def by_recommendations(random, row, subject):
    if random.random() < 0.5:
        row['item'] = random.choice(THEMES)
        subject['theme'] = 'themes/' + row['item']


SUBJECT_FIELDS = {'measure': by_measure, 'theme': by_theme, 'judgement': by_judgement,
                  'overall': by_overall, 'recommendations': by_recommendations}
SUBJECTS = ('measure', 'measure', 'measure', 'theme', 'theme', 'judgement', 'overall', 'recommendations')
