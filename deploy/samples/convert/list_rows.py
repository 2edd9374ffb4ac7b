"""Rows of the inspectorate's two published lists as ImportVisitsRequest in protobuf's JSON form.

What a row does not say is not said in the record either: no date is made up, and a grade that
could not be read is a note and no judgement.
"""

import datetime

INSPECTIONS_TITLE = "Inspections of local authority children's services: official list"
VISITS_TITLE = ("Monitoring and focused visits to local authority children's services: "
                'official list')

INSPECTION_COLUMNS = (
    'gss_code', 'authority', 'framework', 'inspection_type', 'inspection_start', 'inspection_end',
    'publication_date', 'overall_effectiveness', 'impact_of_leaders', 'help_and_protection',
    'children_in_care', 'care_leavers', 'report_url')
VISIT_COLUMNS = ('gss_code', 'authority', 'visit_type', 'visit_date', 'theme')

# The list's word for framework and type: the contract's type and the word in the visit's name.
_INSPECTION_TYPES = {
    ('pre-SIF', ''): ('INSPECTION', 'inspection'),
    ('SIF', 'single-inspection'): ('INSPECTION', 'inspection'),
    ('SIF', 'reinspection'): ('REINSPECTION', 'reinspection'),
    ('ILACS', 'standard'): ('INSPECTION', 'inspection'),
    ('ILACS', 'short'): ('SHORT_INSPECTION', 'short-inspection'),
}
_VISIT_TYPES = {
    'monitoring-visit': 'MONITORING_VISIT',
    'focused-visit': 'FOCUSED_VISIT',
}
# Which area of the framework each column of grades holds.
_AREAS = {
    'PRE_SIF': {
        'overall_effectiveness': 'overall-effectiveness',
        'impact_of_leaders': 'impact-of-leaders',
        'help_and_protection': 'help-and-protection',
        'children_in_care': 'children-in-care',
        'care_leavers': 'care-leavers',
    },
    'SIF': {
        'overall_effectiveness': 'overall-effectiveness',
        'impact_of_leaders': 'leadership-management-governance',
        'help_and_protection': 'help-and-protection',
        'children_in_care': 'looked-after-and-permanence',
        'care_leavers': 'care-leavers',
    },
    # One judgement on children in care and care leavers: a grade of neither alone.
    'ILACS_2018': {
        'overall_effectiveness': 'overall-effectiveness',
        'impact_of_leaders': 'impact-of-leaders',
        'help_and_protection': 'help-and-protection',
        'children_in_care': 'children-in-care-and-care-leavers',
    },
    'ILACS_2023': {
        'overall_effectiveness': 'overall-effectiveness',
        'impact_of_leaders': 'impact-of-leaders',
        'help_and_protection': 'help-and-protection',
        'children_in_care': 'children-in-care',
        'care_leavers': 'care-leavers',
    },
    'ILACS_2026': {
        'impact_of_leaders': 'impact-of-leaders',
        'help_and_protection': 'help-and-protection',
        'children_in_care': 'children-in-care',
        'care_leavers': 'care-leavers',
    },
}
_GRADE_COLUMNS = tuple(_AREAS['ILACS_2023'])
_GRADES = {'outstanding', 'good', 'requires-improvement', 'inadequate', 'adequate', 'not-judged'}
_ILACS_BEGINNINGS = (
    ('2026-04-01', 'ILACS_2026'), ('2023-01-01', 'ILACS_2023'), ('', 'ILACS_2018'))
# Service areas of a visit's theme, and the list's wording where it is not the area's own name.
_THEMES = {
    'front-door': (('front-door',), None),
    'care-leavers': (('care-leavers',), None),
    'children-in-care': (('children-in-care',), None),
    'vulnerable-adolescents': (('vulnerable-adolescents',), None),
    'achieving-permanence': (('permanence',), 'achieving permanence'),
    'children-in-need-or-protection-plan': (
        ('children-in-need', 'child-protection'), 'children in need or protection plan'),
}


class RowFault(Exception):
    """What a row says cannot be told as a visit."""


def inspection_record(row, codes):
    """The record of one inspection, without an index. Raises RowFault, UnresolvedAuthority."""
    start, end, published = (
        _day(row, column) for column in ('inspection_start', 'inspection_end', 'publication_date'))
    placed = start or end or published
    if not placed:
        raise RowFault('has no date at all, so nothing tells which inspection it is')
    kind = row['framework'], row['inspection_type']
    if kind not in _INSPECTION_TYPES:
        raise RowFault(f'framework and type {kind} are not known')
    visit_type, word = _INSPECTION_TYPES[kind]
    authority = codes.resolve(row['gss_code'], row['authority'], placed)
    framework = _framework(row['framework'], placed)
    visit = {'type': f'VISIT_TYPE_{visit_type}', 'status': 'VISIT_STATUS_HELD'}
    if start:
        visit['start_date'] = start
    if end:
        visit['end_date'] = end
    if published:
        visit['published_date'] = published
        visit['publication_status'] = 'PUBLICATION_STATUS_PUBLISHED'
    visit['framework'] = f'FRAMEWORK_{framework}'
    judgements = _judgements(row, framework)
    if judgements:
        visit['judgements'] = judgements
    visit['sources'] = [_inspection_source(row)]
    notes = _date_notes(start, end) + _grade_notes(row)
    if notes:
        visit['notes'] = notes
    visit['labels'] = _labels(row, authority, codes)
    return _record(authority, f'{placed[:4]}-{word}', visit)


def visit_record(row, codes):
    """The record of one visit, without an index. Raises RowFault, UnresolvedAuthority."""
    day = _day(row, 'visit_date')
    if not day:
        raise RowFault('has no date, so nothing tells which visit it is')
    if row['visit_type'] not in _VISIT_TYPES:
        raise RowFault(f'visit_type {row["visit_type"]!r} is not known')
    if row['theme'] not in _THEMES:
        raise RowFault(f'theme {row["theme"]!r} is not known')
    authority = codes.resolve(row['gss_code'], row['authority'], day)
    areas, wording = _THEMES[row['theme']]
    focus = [{'service_area': f'service_areas/{area}'} for area in areas]
    for each in focus:
        if wording:
            each['wording'] = wording
        each['source_ids'] = ['s1']
    visit = {
        'type': f'VISIT_TYPE_{_VISIT_TYPES[row["visit_type"]]}',
        'status': 'VISIT_STATUS_HELD',
        'start_date': day,
        'focus': focus,
        'sources': [_source(VISITS_TITLE, 'Only the date, the type and the theme are in it.')],
        'labels': _labels(row, authority, codes),
    }
    return _record(authority, f'{day}-{row["visit_type"]}', visit)


def _record(authority, visit_id, visit):
    return {'parent': f'authorities/{authority}', 'visit_id': visit_id, 'visit': visit,
            'on_existing': 'EXISTING_VISIT_SKIP'}


def _day(row, column):
    day = row[column]
    try:
        if day and datetime.date.fromisoformat(day).isoformat() != day:
            raise ValueError
    except ValueError:
        raise RowFault(f'{column} {day!r} is no day (YYYY-MM-DD)') from None
    return day


def _framework(name, day):
    if name != 'ILACS':
        return name.upper().replace('-', '_')
    return next(framework for first, framework in _ILACS_BEGINNINGS if day >= first)


def _judgements(row, framework):
    areas = _AREAS[framework]
    judgements = []
    for column in _GRADE_COLUMNS:
        grade = row[column]
        if grade in ('', 'unreadable'):
            continue
        if grade not in _GRADES:
            raise RowFault(f'{column} {grade!r} is not a known grade')
        if grade == 'adequate' and framework != 'PRE_SIF':
            raise RowFault(f'{column} is adequate, a grade that {framework} does not have')
        if column in areas:
            judgements.append({'area': areas[column],
                               'grade': 'GRADE_' + grade.upper().replace('-', '_'),
                               'source_ids': ['s1']})
        elif grade != 'not-judged':
            raise RowFault(f'{column} is {grade}, but {framework} does not judge it by itself')
    return judgements


def _source(title, note, uri=''):
    source = {'id': 's1', 'type': 'SOURCE_TYPE_OFFICIAL_STATISTICS', 'title': title,
              'publisher': 'Ofsted'}
    if uri:
        source['uri'] = uri
    return {**source, 'partial': True, 'note': note}


def _inspection_source(row):
    note = 'Only the dates and the grades are taken from it, as the list gives them.'
    if not row['report_url']:
        return _source(INSPECTIONS_TITLE, note)
    return _source(INSPECTIONS_TITLE, note + ' The address is that of the report itself.',
                   row['report_url'])


def _date_notes(start, end):
    missing = [word for word, day in (('first', start), ('last', end)) if not day]
    if not missing:
        return []
    return [{'text': f'The {" and the ".join(missing)} day could not be read in what the list '
                     'was made from.',
             'field': 'end_date' if start else 'start_date', 'source_ids': ['s1']}]


def _grade_notes(row):
    unread = [column for column in _GRADE_COLUMNS if row[column] == 'unreadable']
    if not unread:
        return []
    which = 'No grade' if len(unread) == len(_GRADE_COLUMNS) else (
        'The grade of ' + ', '.join(column.replace('_', ' ') for column in unread))
    verb = 'could' if which == 'No grade' else 'could not'
    return [{'text': f'{which} {verb} be read in what the list was made from. That it is missing '
                     'here says nothing of what it was.',
             'field': 'judgements', 'source_ids': ['s1']}]


def _labels(row, authority, codes):
    labels = {'gss-code': row['gss_code']}
    if codes.urn(authority):
        labels['ofsted-urn'] = codes.urn(authority)
    return labels
