"""Where the tests find what they test: the checkout they stand in."""

import os
import sys

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), '..', '..'))
REFERENCE = os.path.join(ROOT, 'common', 'reference', 'data')
SAMPLES = os.path.join(ROOT, 'deploy', 'samples')
ENGLAND = os.path.join(SAMPLES, 'england')

sys.path.insert(0, os.path.join(SAMPLES, 'convert'))
