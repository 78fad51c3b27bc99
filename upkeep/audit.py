"""Looks up known holes in what the lock files name, by pip-audit.

Ends with 0 where none is known, 1 where some are, and 3 where nobody could be asked: then nothing
is known, and that is not the same.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

NONE, FOUND, NOT_ASKED = 0, 1, 3
# By the lists of OSV, which hold those of PyPI. Nothing is installed: the lock has all versions.
PIP_AUDIT = (sys.executable, "-m", "pip_audit", "--vulnerability-service", "osv", "--progress-spinner", "off")
UNKNOWN = (
    "{lock}: no source of advisories could be reached, so nothing is known. "
    "Look again where https://api.osv.dev can be reached."
)


def audit(lock: Path, command: Sequence[str] = PIP_AUDIT) -> int:
    """Print what is known of one lock file."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.json"
        asked = [*command, "--disable-pip", "--require-hashes", "-r", str(lock), "-f", "json", "-o", str(found)]
        ended = subprocess.run(asked, check=False, capture_output=True, text=True)
        report = json.loads(found.read_text(encoding="utf-8")) if found.exists() else None
    if report is None or not report["dependencies"]:
        print(UNKNOWN.format(lock=lock))
        print(*ended.stderr.strip().splitlines()[-1:], sep="\n")
        return NOT_ASKED
    skipped = [each for each in report["dependencies"] if "skip_reason" in each]
    holes = [(each, hole) for each in report["dependencies"] for hole in each.get("vulns", ())]
    for each, hole in holes:
        better = ", ".join(hole["fix_versions"]) or "no version yet"
        print(f"{lock}: {each['name']} {each['version']}: {hole['id']}, mended in {better}")
    for each in skipped:
        print(f"{lock}: {each['name']}: not looked up: {each['skip_reason']}")
    if not holes and not skipped:
        print(f"{lock}: no hole is known in {len(report['dependencies'])} packages.")
    return FOUND if holes else NOT_ASKED if skipped else NONE


def main(locks: Sequence[str], command: Sequence[str] = PIP_AUDIT) -> int:
    """The worst of all of them: a hole before not knowing."""
    ends = {audit(Path(lock), command) for lock in locks}
    return next((each for each in (FOUND, NOT_ASKED) if each in ends), NONE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
