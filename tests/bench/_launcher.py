"""Run a command and tell when it wrote its first line, and how much memory it took at most.

A program of its own, and a tiny one: the peak that the system counts for a process begins with
the size of the process that started it.

    python -I -S _launcher.py COMMAND ...   -> {"seconds", "peak_kb", "code", "line"}
"""

import json
import os
import subprocess
import sys
import time

started = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE)
assert process.stdout is not None
line = process.stdout.readline()
seconds = time.perf_counter() - started
process.stdout.read()
_, status, usage = os.wait4(process.pid, 0)
peak_kb = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
code = os.waitstatus_to_exitcode(status)
answer = {"seconds": seconds, "peak_kb": peak_kb, "code": code, "line": line.decode()}
print(json.dumps(answer))
