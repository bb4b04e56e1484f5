"""A worker for tests: does what each request tells it to, once or always.

``python fake_worker.py NOTES``; requests name what to ``do``: ``answer``, ``refuse``, ``babble``,
``die``, ``hang``. With ``"once": true`` a worker started later answers instead; it knows from the
file NOTES, one line for each request that was met.
"""

import json
import sys
import time
from pathlib import Path


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    notes = Path(sys.argv[1])
    for line in sys.stdin:
        request = json.loads(line)
        met = notes.read_text().split() if notes.exists() else []
        notes.write_text(" ".join([*met, request["id"]]))
        what = request["do"]
        if request.get("once") and request["id"] in met:
            what = "answer"
        if what == "die":
            sys.exit(3)
        if what == "hang":
            time.sleep(60)
        if what == "babble":
            say("no JSON at all")
            say(json.dumps({"id": "somebody else", "ok": True}))
        answer = {"id": request["id"], "ok": what != "refuse", "error": "no paper"}
        say(json.dumps(answer))


if __name__ == "__main__":
    main()
