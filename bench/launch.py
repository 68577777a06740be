"""Runs one command from a small process of its own: `launch.py REPORT COMMAND…` writes times and memory as JSON.

A child starts with the memory of its parent on its account (ru_maxrss), so the parent must be small.
"""

import json
import os
import subprocess
import sys
import time


def main() -> None:
    """Run the command to its end and tell what it took."""
    report, *command = sys.argv[1:]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    took = {
        "exit": os.waitstatus_to_exitcode(status),
        "seconds": seconds,
        "cpu": usage.ru_utime + usage.ru_stime,
        "largest": usage.ru_maxrss,
    }
    with open(report, "w", encoding="utf-8") as file:
        json.dump(took, file)


if __name__ == "__main__":
    main()
