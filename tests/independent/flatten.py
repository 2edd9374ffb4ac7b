"""An answer as paths and values, but for what is not compared; all of that stands here, with why."""

import re

from google.protobuf.descriptor import FieldDescriptor

# What stands for more than it says: of these messages only the fields named here are compared, since
# the others are copied from the record or the reference data, and ask for no rule.
NAMED_BY = {
    'Authority': ('name',),
    'Theme': ('name',),
    'Measure': ('name',),
    'Exclusion': ('authority', 'reason'),
    'VisitSummary': ('name',),
    'Judgement': ('area', 'grade'),
    'StatedNumber': ('number', 'counted_from', 'of_planned'),
    'Finding': ('id',),
    'Observation': ('id', 'value', 'upper_value', 'numerator', 'denominator', 'stated_change'),
    'Recommendation': ('id',),
    'RecommendationUpdate': ('recommendation', 'status', 'count'),
    'OverallProgress': ('rating',),
}
# What is not compared at all.
LEFT_OUT = {
    'sources': 'copied from the record; second_hand, which rests on them, is compared',
    'notes': 'words about choices; what was chosen is compared',
    'consistency_token': 'no number of the record',
    'next_page_token': 'no number of the record',
    'text': 'words',
    'focus': 'copied from the record',
    'delivery_body': 'words',
}


# Of rows of CompareAuthorities by anything but a measure: names of what the row rests on, and the few
# updates that are shown of many; the value and the status that follow from them are compared.
LEFT_OUT_BUT_OF_MEASURES = re.compile(r'rows\[\d+\]\.(visits\[|findings\[|.*\.updates\[)')


def flatten(message):
    """{path: value} of every field that is set; both ends of a Range are always."""
    found = {}
    _walk(message, '', found)
    return found


def without_old_directions(answer, other):
    """Of rows by a measure: without the direction where the value lies before the row's baseline, or
    there is none. Which movements told in words count for such a value no rule says."""
    old = set()
    for path in other:
        row = path.partition('.')[0]
        if row.startswith('rows') and row[4:5] in '[<' and row and (f'{row}.baseline.name' not in other or any(
                other.get(f'{row}.months_since_{clock}.low', 0) < 0 for clock in ('fieldwork', 'publication'))
                or f'{row}.months_since_fieldwork.low' not in other):
            old.add(row)
    return {path: value for path, value in answer.items()
            if not (path.partition('.')[0] in old and path.endswith(('.direction', '.direction_basis')))}


def without_citations(answer):
    """A comparison's answer without what LEFT_OUT_BUT_OF_MEASURES names."""
    return {path: value for path, value in answer.items()
            if not LEFT_OUT_BUT_OF_MEASURES.match(path)}


def _walk(message, prefix, found):
    kind = message.DESCRIPTOR.name
    if kind == 'Range':
        found[prefix + 'low'] = message.low
        found[prefix + 'high'] = message.high
        return
    only = NAMED_BY.get(kind)
    for field, value in message.ListFields():
        name = field.name
        if (only is not None and name not in only) or name in LEFT_OUT:
            continue
        if field.label == FieldDescriptor.LABEL_REPEATED:
            for number, item in enumerate(value):
                _leaf(field, item, f'{prefix}{name}[{number}]', found)
        else:
            _leaf(field, value, prefix + name, found)


def _leaf(field, value, path, found):
    if field.type == FieldDescriptor.TYPE_MESSAGE:
        _walk(value, path + '.', found)
    elif field.type == FieldDescriptor.TYPE_ENUM:
        found[path] = field.enum_type.values_by_number[value].name
    elif field.type == FieldDescriptor.TYPE_BOOL:
        found[path] = int(value)
    else:
        found[path] = value
