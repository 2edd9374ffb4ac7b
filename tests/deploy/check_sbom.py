"""Checks that standard input is a bill of materials as SPDX 2.3 has it in JSON, and that it names all
the packages of the file given, which has a name and a version a line.

    check_sbom.py PACKAGES <sbom.spdx.json
"""

import json
import re
import sys

# What the specification has as mandatory, and the form it gives (clauses 6, 7 and 11).
DOCUMENT = {
    'spdxVersion': r'SPDX-2\.3',
    'dataLicense': r'CC0-1\.0',
    'SPDXID': r'SPDXRef-DOCUMENT',
    'name': r'.+',
    'documentNamespace': r'[a-z][a-z0-9+.-]*://[^#\s]+',
}
CREATED = r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ'
CREATOR = r'(Tool: \S+-\S+|(Person|Organization): .+)'
PACKAGE = {
    'SPDXID': r'SPDXRef-[A-Za-z0-9.-]+',
    'name': r'\S.*',
    'versionInfo': r'\S+',
    'downloadLocation': r'NOASSERTION|NONE|[a-z+]+://\S+',
    'supplier': r'NOASSERTION|(Person|Organization): .+',
    'licenseConcluded': r'NOASSERTION|NONE|[A-Za-z0-9.-]+',
    'licenseDeclared': r'NOASSERTION|NONE|[A-Za-z0-9.-]+',
    'copyrightText': r'(?s).+',
}
PURL = r'pkg:deb/debian/[a-z0-9%.+A-F-]+@[^\s:+?]+\?arch=[a-z0-9]+&distro=debian-\d+'
RELATIONSHIPS = {'DESCRIBES', 'CONTAINS'}

faults = []


def expect(holds, fault):
    if not holds:
        faults.append(fault)


def expect_fields(what, element, fields):
    for field, form in fields.items():
        value = element.get(field)
        expect(isinstance(value, str) and re.fullmatch(form, value),
               f'{what}: {field} is {value!r}')


def check_document(document):
    expect_fields('document', document, DOCUMENT)
    creation = document.get('creationInfo', {})
    expect(re.fullmatch(CREATED, creation.get('created', '')), f'created: {creation}')
    expect(creation.get('creators') and
           all(re.fullmatch(CREATOR, creator) for creator in creation['creators']),
           f'creators: {creation}')


def check_package(package):
    name = package.get('name')
    expect_fields(f'package {name}', package, PACKAGE)
    # Otherwise a code would have to be given that is made of all its files.
    expect(package.get('filesAnalyzed') is False, f'package {name}: filesAnalyzed')
    for reference in package.get('externalRefs', []):
        expect(reference.get('referenceCategory') == 'PACKAGE-MANAGER' and
               reference.get('referenceType') == 'purl' and
               re.fullmatch(PURL, reference.get('referenceLocator', '')),
               f'package {name}: {reference}')


def check_relationships(document, identifiers):
    relationships = document.get('relationships', [])
    for one in relationships:
        expect(one.get('relationshipType') in RELATIONSHIPS, f'relationship: {one}')
        for end in ('spdxElementId', 'relatedSpdxElement'):
            expect(one.get(end) in identifiers, f'relationship to nothing: {one}')
    described = [one for one in relationships if one.get('relationshipType') == 'DESCRIBES']
    expect(len(described) == 1, f'it describes {len(described)} things')
    related = {one.get('relatedSpdxElement') for one in relationships}
    expect(identifiers - related == {'SPDXRef-DOCUMENT'}, f'related to nothing: {identifiers - related}')


def check_installed(document, installed):
    listed = {(package['name'], package['versionInfo']) for package in document['packages']
              if 'externalRefs' in package}
    expect(listed == installed, f'listed or installed, and not both: {listed ^ installed}')


def main():
    document = json.load(sys.stdin)
    with open(sys.argv[1], encoding='utf-8') as file:
        installed = {tuple(line.split()) for line in file}
    packages = document.get('packages', [])
    identifiers = [package.get('SPDXID') for package in packages] + [document.get('SPDXID')]
    check_document(document)
    for package in packages:
        check_package(package)
    expect(len(set(identifiers)) == len(identifiers), 'two elements have one SPDXID')
    check_relationships(document, set(identifiers))
    check_installed(document, installed)
    expect(any(package['name'].startswith('waymark-') and package.get('licenseDeclared') == 'Apache-2.0'
               for package in packages), 'Waymark is not in it')
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(bool(faults))


main()
