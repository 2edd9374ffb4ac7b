"""Random histories of inspection and visits that the ingest service has to accept, with the oddities
that the rules are about. Everything follows from the Random that is given."""

import copy
import csv
import datetime
import json
import os

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), '..', '..'))
REFERENCE = os.path.join(ROOT, 'common/reference/data')
FIRST_DAY = datetime.date(2013, 1, 1)

# Few of each, so that much is said of one thing.
THEMES = ('supervision', 'caseloads', 'cl-eet', 'management-oversight')
AREAS = ('care-leavers', 'children-in-care', 'permanence', 'front-door', 'help-and-protection', 'all')
MEASURES = ('cl-eet', 'cl-neet', 'cl-in-touch', 'cl-total', 'pa-caseload-mean', 'pa-fte',
            'cl-neet-pregnancy-parenting', 'sw-caseload')
COHORTS = ('age:19-21', 'cohorts/disabled')
STANDINGS = ('WEAK', 'INCONSISTENT', 'SOUND', 'STRONG')
DIRECTIONS = ('DECLINED', 'UNCHANGED', 'IMPROVED', 'TOO_EARLY')
RATINGS = ('DECLINED', 'NONE', 'LIMITED', 'STEADY', 'SIGNIFICANT', 'SUSTAINED')
GRADES = ('OUTSTANDING', 'GOOD', 'REQUIRES_IMPROVEMENT', 'INADEQUATE')
# A date whose end is open ("2015-10-05/.."): what an alignment certainly reaches is decided in one way for
# judgements and in another for themes, so it is kept out until that is settled.
OPEN_ENDS = os.environ.get('WAYMARK_INDEPENDENT_OPEN_ENDS') == '1'
# Inspections within six months of one another: a figure of the first, of days before it, is measured
# from the second.
CLOSE_INSPECTIONS = os.environ.get('WAYMARK_INDEPENDENT_CLOSE_INSPECTIONS') == '1'
# How odd a data set may be at most, see History; tests/README.md tells why CI's are plain.
MOST_ODD = int(os.environ.get('WAYMARK_INDEPENDENT_ODDITY', '0'))
OTHER_SPEAKERS = ('AUTHORITY', 'DELIVERY_BODY', 'PARTNER', 'GOVERNMENT', 'PRESS', 'COUNCILLORS')


def read_table(name):
    with open(f'{REFERENCE}/{name}.csv', encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


AUTHORITIES = {row['authority_id']: row for row in read_table('authorities')}
SUCCESSIONS = [(row['predecessor_id'], row['successor_id'])
               for row in read_table('authority_successions')]
UNITS = {row['measure_id']: row['unit'] for row in read_table('measures')}
JUDGEMENT_AREAS = {}
for _row in read_table('judgement_areas'):
    JUDGEMENT_AREAS.setdefault(_row['framework'], []).append(_row['judgement_area_id'])


def corrections(random, records):
    """What is known later: some records again with other content, as a text of lines; the names of visits
    that are withdrawn. Inspections stay, since visits name them."""
    changed, withdrawn = '', set()
    for record in records:
        visit = record['visit']
        if visit['type'].endswith('INSPECTION') or 'joint_with' in visit:
            continue
        fate = random.random()
        if fate < 0.06:
            withdrawn.add(f'{record["parent"]}/visits/{record["visit_id"]}')
        elif fate < 0.25:
            again = copy.deepcopy(record)
            for finding in again['visit'].get('findings', []):
                if random.random() < 0.5:
                    finding['standing'] = 'STANDING_' + random.choice(STANDINGS)
            for observation in again['visit'].get('observations', []):
                if 'value' in observation and 'upper_value' not in observation:
                    observation['value'] = random.randint(0, 30)
            again['visit'].get('recommendation_updates', []).reverse()
            changed += json.dumps(again) + '\n'
    return changed, withdrawn


def groups(random):
    """Every authority in one group of two to six; those that follow one another in the same."""
    leader = {name: name for name in AUTHORITIES}
    for before, after in SUCCESSIONS:
        old, new = leader[before], leader[after]
        for name, first in leader.items():
            if first == old:
                leader[name] = new
    families = {}
    for name, first in sorted(leader.items()):
        families.setdefault(first, []).append(name)
    families = sorted(families.values())
    random.shuffle(families)
    found, group, size = [], [], random.randint(2, 6)
    for family in families:
        group += family
        if len(group) >= size:
            found.append(group)
            group, size = [], random.randint(2, 6)
    return found + ([group] if group else [])


class History:
    """The visits of one group of authorities: `records` are ImportVisitsRequests as JSON."""

    def __init__(self, random, authorities):
        self.random = random
        self.authorities = authorities
        # How odd this group is: 0 all dates are days, 1 as in life, 2 odd beyond it.
        self.oddity = min(random.choice((0, 0, 1, 1, 1, 2)), MOST_ODD)
        self.records = []
        for authority in authorities:
            self._authority(authority)
        if self.oddity and random.random() < 0.3:
            self._joint()

    def chance(self, share):
        return self.random.random() < share

    def odd(self, share):
        """True as often as the share says, in groups that are as odd as life; never in plain ones."""
        return self.random.random() < share * (0, 1, 2)[self.oddity]

    # Dates.

    def date(self, day, opened=True):
        """A text that the day lies in, as exact as this group's dates are."""
        text = day.isoformat()
        if not self.odd(0.2):
            return text
        kind = self.random.random()
        if kind < 0.45:
            return text[:7]
        if kind < 0.52:
            return text[:4]
        before = day - datetime.timedelta(self.random.randint(0, 20))
        after = day + datetime.timedelta(self.random.randint(0, 20))
        if kind < 0.8 or not opened:
            return f'{before}/{after}'
        return f'../{after}' if kind < 0.95 or not OPEN_ENDS else f'{before}/..'

    def _authority(self, authority):
        random, row = self.random, AUTHORITIES[authority]
        if self.chance(0.1):
            return
        first = FIRST_DAY + datetime.timedelta(random.randint(0, 1500))
        last = datetime.date(2025, 6, 30)
        if row['valid_from']:
            first = max(first, datetime.date.fromisoformat(row['valid_from'])
                        + datetime.timedelta(random.randint(0, 900)))
        if row['valid_to']:
            last = datetime.date.fromisoformat(row['valid_to'])
        day, number, baseline = first, 0, None
        names = list(range(1, 40))
        random.shuffle(names)
        if self.chance(0.15):
            day = self._visits(authority, None, day, last, names)
        for _ in range(random.choice((0, 1, 1, 2, 2, 3))):
            if day > last:
                break
            baseline = self._inspection(authority, day, names, number)
            number += 1
            day = self._visits(authority, baseline, baseline['_end'], last, names)
            day += datetime.timedelta(random.randint(30, 700))
            if not CLOSE_INSPECTIONS:
                day = max(day, baseline['_end'] + datetime.timedelta(200))
        if baseline is None and number == 0 and self.chance(0.7) and day <= last:
            self._visits(authority, None, day, last, names)

    def _add(self, authority, visit_id, visit):
        visit = {key: value for key, value in visit.items() if value not in (None, '', [])}
        self.records.append({'index': len(self.records) + 1, 'parent': f'authorities/{authority}',
                             'visit_id': visit_id, 'visit': visit, 'allow_probable_duplicate': True})
        return visit

    def _sources(self, day):
        random, found = self.random, []
        for number in range(random.choice((1, 1, 1, 2, 2, 3))):
            source = {'id': f's{number + 1}',
                      'type': 'SOURCE_TYPE_' + random.choice(('LETTER', 'REPORT', 'PRESS', 'COUNCIL_PAPER'))}
            if self.chance(0.5):
                source['published_date'] = self.date(day + datetime.timedelta(random.randint(20, 200)))
            if self.chance(0.3):
                source['partial'] = True
            found.append(source)
        return found

    def _cite(self, thing, sources):
        if self.chance(0.4):
            thing['source_ids'] = [self.random.choice(sources)['id']]
        return thing

    def _inspection(self, authority, day, names, number):
        random = self.random
        end = day + datetime.timedelta(random.randint(4, 25))
        published = end + datetime.timedelta(random.randint(20, 70))
        kind = random.choice(('INSPECTION', 'INSPECTION', 'REINSPECTION', 'SHORT_INSPECTION'))
        framework = ('SIF' if day.year < 2018 else
                     'ILACS_2018' if day.year < 2023 else 'ILACS_2023')
        sources = self._sources(published)
        visit = {'type': f'VISIT_TYPE_{kind}', 'framework': f'FRAMEWORK_{framework}', 'sources': sources,
                 'start_date': self.date(day, opened=False), 'end_date': end.isoformat(),
                 'published_date': published.isoformat()}
        if self.odd(0.1):
            visit['end_date'] = self._after(visit['start_date'], end)
        if self.odd(0.15):
            visit['published_date'] = self.date(published)
        for field, share in (('start_date', 0.15), ('end_date', 0.1), ('published_date', 0.1)):
            if self.odd(share) and len([f for f in visit if f.endswith('_date')]) > 1:
                del visit[field]
        if not any(field.endswith('_date') for field in visit):
            visit['published_date'] = published.isoformat()
        areas = JUDGEMENT_AREAS[framework.replace('_', '-')]
        visit['judgements'] = [
            self._judgement(area) for area in areas if self.chance(0.8)]
        visit['monitoring_follows'] = self.chance(0.5) or None
        visit['recommendations'] = [
            {'id': f'r{place + 1}', 'text': 'Do better.',
             'themes': [f'themes/{theme}' for theme in random.sample(THEMES, random.randint(0, 2))]}
            for place in range(random.choice((0, 0, 1, 2, 3)))]
        for recommendation in visit['recommendations']:
            if not recommendation['themes']:
                del recommendation['themes']
        self._content(visit, sources, day, None)
        name = f'i{names.pop()}'
        stored = self._add(authority, name, visit)
        return {'name': f'authorities/{authority}/visits/{name}', '_end': end, '_day': day,
                '_visit': stored, '_published': published}

    def _after(self, start, end):
        """A text of the day that does not end before the text of the first day begins."""
        return end.isoformat() if '/' in start else self.date(end)

    def _judgement(self, area):
        if self.chance(0.05):
            return {'area': area, 'grade': 'GRADE_NOT_JUDGED'}
        return {'area': area, 'grade': 'GRADE_' + self.random.choice(GRADES)}

    def _visits(self, authority, baseline, day, last, names):
        random = self.random
        number = focused = 0
        day = max(day, baseline['_published'] if baseline and self.chance(0.9) else day)
        count = random.choice((0, 1, 2, 3, 3, 4, 5, 6))
        for _ in range(count):
            day += datetime.timedelta(random.randint(40, 220))
            if day > last:
                break
            kind = random.choice(('MONITORING_VISIT',) * 7 + (
                'FOCUSED_VISIT', 'ACTION_PLANNING_VISIT', 'ASSURANCE_VISIT',
                'JOINT_TARGETED_AREA_INSPECTION'))
            if kind == 'MONITORING_VISIT':
                number += 1
                if self.odd(0.1):
                    continue  # Held, and not recorded.
            self._visit(authority, baseline, day, kind, number, names)
        return day

    def _visit(self, authority, baseline, day, kind, number, names):
        random = self.random
        end = day + datetime.timedelta(random.randint(0, 3))
        published = end + datetime.timedelta(random.randint(14, 50))
        sources = self._sources(published)
        visit = {'type': f'VISIT_TYPE_{kind}', 'sources': sources}
        visit['start_date'] = self.date(day)
        if self.chance(0.6):
            visit['end_date'] = self._after(visit['start_date'], end)
        if self.chance(0.8):
            visit['published_date'] = self.date(published)
        for field, share in (('start_date', 0.12), ('end_date', 0.1), ('published_date', 0.1)):
            if self.odd(share):
                visit.pop(field, None)
        if self.odd(0.03):
            visit['status'] = 'VISIT_STATUS_' + random.choice(('PLANNED', 'CANCELLED'))
        dated = any(field in visit for field in ('start_date', 'end_date', 'published_date'))
        if baseline and (not dated or self.chance(0.5)):
            visit['baseline'] = baseline['name']
            recorded = baseline['_visit']
            if dated and self.chance(0.3):
                for field in ('end_date', 'published_date'):
                    if len(recorded.get(field, '')) == 10:
                        visit['baseline'] = recorded[field]
        if kind == 'MONITORING_VISIT' and self.chance(0.5 if dated else 0.9):
            stated = {'number': number, 'counted_from': 'COUNTED_FROM_' + random.choice(
                ('BASELINE', 'BASELINE', 'UNSTATED'))}
            if self.odd(0.1):
                stated['number'] += random.randint(1, 2)
            if self.chance(0.2):
                stated['of_planned'] = stated['number'] + random.randint(0, 3)
            visit['stated_numbers'] = [stated]
            if self.odd(0.08):
                visit['stated_numbers'].append(
                    {'number': number + random.randint(0, 3), 'counted_from': 'COUNTED_FROM_'
                     + random.choice(('DELIVERY_BODY', 'AUTHORITY', 'UNSTATED'))})
        if self.chance(0.7):
            visit['focus'] = [{'service_area': f'service_areas/{area}'}
                              for area in random.sample(AREAS[:-1], random.choice((1, 1, 1, 2)))]
        visit['overall_progress'] = [self._overall() for _ in range(random.choice((0, 0, 1, 1, 2)))]
        self._content(visit, sources, day, baseline)
        if baseline and '_visit' in baseline:
            ids = [one['id'] for one in baseline['_visit'].get('recommendations', [])]
            visit['recommendation_updates'] = [self._update(random.choice(ids))
                                               for _ in range(random.choice((0, 1, 1, 2)) if ids else 0)]
        if not dated and 'stated_numbers' not in visit and 'focus' not in visit:
            visit['focus'] = [{'service_area': 'service_areas/care-leavers'}]
        self._add(authority, f'v{names.pop()}', visit)

    def _overall(self):
        progress = {'phrase': 'some progress', 'speaker': 'SPEAKER_' + (
            'INSPECTORATE' if self.chance(0.8) else self.random.choice(OTHER_SPEAKERS))}
        if self.chance(0.8):
            progress['rating'] = 'PROGRESS_RATING_' + self.random.choice(RATINGS)
        if self.chance(0.3):
            progress['service_area'] = 'service_areas/' + self.random.choice(AREAS[:-1])
        return progress

    def _update(self, recommendation):
        update = {'status': 'RECOMMENDATION_STATUS_' + self.random.choice(
            ('OPEN', 'PROGRESSED', 'PARTLY_MET', 'MET', 'NOT_MET', 'CLOSED'))}
        if self.chance(0.15):
            update['coverage'] = 'COVERAGE_' + self.random.choice(('SOME', 'ALL'))
            if update['coverage'] == 'COVERAGE_SOME' and self.chance(0.5):
                update['count'] = self.random.randint(1, 5)
            return update
        update['recommendation'] = recommendation
        if self.chance(0.2):
            update['speaker'] = 'SPEAKER_' + self.random.choice(OTHER_SPEAKERS)
        if self.chance(0.2):
            update['service_area'] = 'service_areas/' + self.random.choice(AREAS[:-1])
        return update

    def _content(self, visit, sources, day, baseline):
        random = self.random
        visit['findings'] = [self._finding(sources) for _ in range(random.choice((0, 1, 2, 3, 5)))]
        visit['observations'] = []
        for _ in range(random.choice((0, 1, 2, 3, 5))):
            self._observation(visit, sources, day, baseline)

    def _finding(self, sources):
        random = self.random
        finding = {'themes': [f'themes/{theme}' for theme in
                              random.sample(THEMES, random.choice((1, 1, 1, 2)))],
                   'statement': 'As found.',
                   'speaker': 'SPEAKER_' + ('INSPECTORATE' if self.chance(0.8)
                                            else random.choice(OTHER_SPEAKERS))}
        if self.chance(0.7):
            finding['standing'] = 'STANDING_' + random.choice(STANDINGS)
        if self.chance(0.4):
            finding['direction'] = 'DIRECTION_' + random.choice(DIRECTIONS)
        if self.chance(0.4):
            finding['service_area'] = 'service_areas/' + random.choice(AREAS)
        if self.chance(0.08):
            finding['subject'] = 'subjects/health'
        if self.chance(0.2):
            finding['scope'] = 'FINDING_SCOPE_' + random.choice(
                ('SAMPLE', 'SINGLE_CASE', 'TEAM_OR_PLACE', 'SEVERAL_VISITS', 'FORECAST'))
        return self._cite(finding, sources)

    def _observation(self, visit, sources, day, baseline):
        random = self.random
        measure = random.choice(MEASURES[:3] + MEASURES)
        observation = {'id': f'o{len(visit["observations"]) + 1}', 'measure': f'measures/{measure}'}
        basis = random.choice(('LETTER',) * 6 + ('LOCAL_DATA', 'OFFICIAL_STATISTICS'))
        observation['speaker'] = 'SPEAKER_' + (
            'INSPECTORATE' if basis == 'LETTER' else
            random.choice(('AUTHORITY', 'DELIVERY_BODY')) if basis == 'LOCAL_DATA' else 'GOVERNMENT')
        if basis != 'LETTER' or self.chance(0.3):
            observation['basis'] = f'SERIES_BASIS_{basis}'
        if self.chance(0.06):
            observation['cohort'] = random.choice(COHORTS)
        if self.chance(0.05):
            observation['definition'] = 'own-count'
        if self.chance(0.06):
            observation['kind'] = 'OBSERVATION_KIND_' + random.choice(('TARGET', 'FORECAST'))
        self._figure(observation, UNITS[measure])
        when = random.random()
        if when < 0.45:
            back = random.choice((0, 10, 30, 60, 100, 200, 300))
            observation['as_of_date'] = self.date(day - datetime.timedelta(random.randint(0, back)))
        elif when < 0.55 and baseline:
            observation['as_of_event'] = 'AS_OF_EVENT_' + random.choice(
                ('BASELINE', 'PREVIOUS_VISIT', 'VISIT'))
        if self.chance(0.03):
            del observation['measure']
            observation['label'] = 'Things counted'
            for field in ('cohort', 'definition'):
                observation.pop(field, None)
        visit['observations'].append(self._cite(observation, sources))
        if self.odd(0.06):
            again = dict(observation, id=f'o{len(visit["observations"]) + 1}')
            if 'value' in again and 'measure' in again and 'upper_value' not in again:
                self._figure(again, UNITS[measure])
            if self.chance(0.3):
                again['rival_ids'] = [observation['id']]
            visit['observations'].append(again)

    def _figure(self, observation, unit):
        """A value and how exactly it is given, in place of what the observation had."""
        random = self.random
        for field in ('value', 'upper_value', 'qualifier', 'wording', 'movement', 'stated_change',
                      'stated_change_form', 'numerator', 'denominator'):
            observation.pop(field, None)
        kind = random.random()
        if kind < 0.05:
            observation['wording'] = 'most'
            if self.chance(0.5):
                observation['movement'] = 'MOVEMENT_' + random.choice(('ROSE', 'FELL', 'UNCHANGED'))
            return
        if kind < 0.08:
            observation['movement'] = 'MOVEMENT_' + random.choice(('ROSE', 'FELL', 'UNCHANGED'))
            return
        decimals = 0 if unit == 'count' else random.choice((0, 0, 0, 1, 1, 2, 3))
        top = {'percent': 100, 'count': 300, 'fte': 60, 'ratio': 30}[unit]
        value = random.randint(0, top * 10 ** decimals) / 10 ** decimals
        observation['value'] = value
        if kind < 0.16:
            observation['qualifier'] = 'QUALIFIER_' + random.choice(
                ('AT_LEAST', 'MORE_THAN', 'AT_MOST', 'LESS_THAN', 'WORDED'))
        elif kind < 0.2:
            observation['upper_value'] = min(top, value + random.randint(0, 5))
            if observation['upper_value'] == value:
                del observation['upper_value']
        elif kind < 0.35:
            observation['qualifier'] = 'QUALIFIER_APPROXIMATE'

    def _joint(self):
        """One letter for the visits of two authorities."""
        visits = [record for record in self.records
                  if record['visit']['type'] == 'VISIT_TYPE_MONITORING_VISIT']
        pairs = [(a, b) for a in visits for b in visits if a['parent'] < b['parent']]
        if not pairs:
            return
        pair = self.random.choice(pairs)
        for one, other in (pair, pair[::-1]):
            one['visit']['joint_with'] = [f'{other["parent"]}/visits/{other["visit_id"]}']
