"""Holds pages and tables that waymark-query writes against what is promised of them.

    check_page.py html FILE...    whole in itself, well-formed, and told to those who do not see it
    check_page.py csv FILE...     RFC 4180, and no formula
"""

import csv
import html.parser
import re
import sys
import xml.etree.ElementTree

ALLOWED_LINKS = ('http://', 'https://', '#')


class Parser(html.parser.HTMLParser):
    """The elements of a page, as a browser would see them."""

    def __init__(self):
        super().__init__()
        self.elements = []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)


def element_faults(elements):
    ids = [attributes['id'] for _, attributes in elements if 'id' in attributes]
    if len(ids) != len(set(ids)):
        yield 'an id stands twice'
    for tag, attributes in elements:
        if tag in ('script', 'link', 'img', 'iframe', 'object', 'embed', 'form', 'base'):
            yield f'there is a <{tag}>'
        for name in attributes:
            if name.startswith('on') or name in ('src', 'srcset', 'style'):
                yield f'<{tag}> has {name}'
        link = attributes.get('href')
        if link is not None and not link.lower().startswith(ALLOWED_LINKS):
            yield f'a link leads to {link}'
        if link is not None and link.startswith('#') and link[1:] not in ids:
            yield f'a link leads to {link}, which is not there'
        if tag == 'svg' and not attributes.get('aria-label'):
            yield 'an image is not described'
        if tag == 'th' and attributes.get('scope') not in ('row', 'col'):
            yield 'a heading of a table has no scope'


def html_faults(path):
    with open(path, encoding='utf-8', newline='') as file:
        page = file.read()
    try:
        xml.etree.ElementTree.fromstring(page.split('\n', 1)[1])
    except xml.etree.ElementTree.ParseError as error:
        yield f'not well-formed: {error}'
    parser = Parser()
    parser.feed(page)
    yield from element_faults(parser.elements)
    tags = [tag for tag, _ in parser.elements]
    if tags.count('h1') != 1 or tags.count('main') != 1:
        yield 'there is not one heading and one main part'
    if ('html', {'lang': 'en-GB'}) not in parser.elements:
        yield 'the language is not told'
    style = re.search(r'<style>(.*?)</style>', page, re.DOTALL)
    if style is None or re.search(r'url\(|@import', style.group(1)):
        yield 'the style is missing or fetches something'


def csv_faults(path):
    with open(path, encoding='utf-8', newline='') as file:
        text = file.read()
    if not text.endswith('\r\n'):
        yield 'the last line has no end'
    rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            yield f'row {number} has {len(row)} cells, not {len(rows[0])}'
        for cell in row:
            formula = re.match(r'\s*[=+\-@]', cell)
            if formula and not re.fullmatch(r'-?[0-9.]+', cell):
                yield f'row {number} has the formula {cell}'


def main(kind, *paths):
    faults_of = {'html': html_faults, 'csv': csv_faults}[kind]
    faults = [f'{path}: {fault}' for path in paths for fault in faults_of(path)]
    print('\n'.join(faults) or f'{len(paths)} files')
    return 1 if faults or not paths else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
