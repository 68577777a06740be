import subprocess
import sys

LAST_LOOK = """
import atexit, gc
atexit.register(lambda: print(gc.get_freeze_count() > 1000))
import generator.publish
"""


def test_a_process_that_wrote_a_site_ends_without_looking_through_all_it_holds():
    done = subprocess.run([sys.executable, "-c", LAST_LOOK], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
