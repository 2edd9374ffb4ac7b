"""Which authority a published list means: the reference data's codes and names, at a date."""

import csv
import os
import re


class UnresolvedAuthority(Exception):
    """No authority, or more than one, fits a code and a name at a date."""


def _rows(directory, name):
    with open(os.path.join(directory, name), encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def _folded(name):
    """Names differ between lists in case, hyphens, commas and "&"."""
    return ' '.join(re.sub(r'[^a-z0-9]+', ' ', name.casefold().replace('&', ' and ')).split())


class AuthorityCodes:
    """The authorities of a folder of reference data, by every code and name they are known under."""

    def __init__(self, directory):
        self._validity = {}
        self._by_code = {}
        self._by_name = {}
        self._urns = {}
        self._predecessors = {}
        for row in _rows(directory, 'authorities.csv'):
            authority = row['authority_id']
            self._validity[authority] = (row['valid_from'], row['valid_to'])
            self._by_name.setdefault(_folded(row['name']), set()).add(authority)
        for row in _rows(directory, 'authority_codes.csv'):
            self._add_code(row['authority_id'], row['scheme'], row['code'])
        for row in _rows(directory, 'authority_successions.csv'):
            self._predecessors.setdefault(row['successor_id'], set()).add(row['predecessor_id'])

    def _add_code(self, authority, scheme, code):
        if scheme == 'alias':
            self._by_name.setdefault(_folded(code), set()).add(authority)
            return
        self._by_code.setdefault(code, set()).add(authority)
        if scheme == 'ofsted-urn':
            self._urns[authority] = code

    def urn(self, authority):
        """The inspectorate's own number of the authority; None where it has none."""
        return self._urns.get(authority)

    def resolve(self, code, name, day):
        """The id of the one authority that `code` and `name` mean on `day` (YYYY-MM-DD).

        The code decides, since names are printed in many ways; a name that is known must not
        contradict it. Lists file old events under codes of councils that were founded later: such
        an event belongs to the predecessor in force on its day.
        Raises UnresolvedAuthority.
        """
        named = self._by_name.get(_folded(name), set())
        coded = self._by_code.get(code, set())
        if not coded and not named:
            raise UnresolvedAuthority(f'neither {code!r} nor {name!r} is in the reference data')
        if coded and named and not coded & named:
            raise UnresolvedAuthority(
                f'{code} is {_listed(coded)}, but {name!r} is {_listed(named)}')
        then = self._in_force(coded or named, day) or self._in_force(self._before(coded), day)
        if len(then) != 1:
            raise UnresolvedAuthority(
                f'{code} {name!r} fits {_listed(then) or "no authority"} on {day}')
        return next(iter(then))

    def _before(self, authorities):
        return {before for authority in authorities
                for before in self._predecessors.get(authority, ())}

    def _in_force(self, authorities, day):
        def in_force(authority):
            first, last = self._validity[authority]
            return first <= day and (not last or day <= last)
        return {authority for authority in authorities if in_force(authority)}


def _listed(authorities):
    return ' or '.join(sorted(authorities))
