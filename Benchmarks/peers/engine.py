"""The interface that every engine has."""
import os
import pathlib
import time


class Engine:
    """An index in a folder. A process builds it; another opens it and searches.

    `label` is its name in tables, `summary` says in a few words how it is used, `text` what it keeps
    of the text.
    """

    label = ""
    summary = ""
    text = "not kept"

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    @staticmethod
    def version():
        """The version; raises what it raises where the engine is not installed."""
        raise NotImplementedError

    def build(self, passages):
        """Indexes passages (an iterator), and closes the index."""
        raise NotImplementedError

    def open(self):
        raise NotImplementedError

    def cannot(self, query):
        """Why the engine has no answer to a query, or nothing."""
        return ""

    def search(self, query, limit, offset=0):
        """The ids of passages, best first."""
        raise NotImplementedError

    def timed_search(self, query, limit, offset=0):
        """Milliseconds of one search, and its ids. Cutting the query into words counts."""
        start = time.perf_counter()
        ids = self.search(query, limit, offset)
        return (time.perf_counter() - start) * 1000, ids

    def process(self):
        """The process that holds the index."""
        return os.getpid()

    def build_peak(self):
        """The most megabytes that a child process held while building; 0 where there is none."""
        return 0

    def close(self):
        pass


def status(process, *names):
    """Fields of /proc/PID/status in megabytes; 0 for what is not there, as when the process has ended."""
    try:
        with open(f"/proc/{process}/status") as file:
            fields = dict(line.split(":", 1) for line in file if ":" in line)
    except OSError:
        fields = {}
    return [int(fields[name].split()[0]) / 1024 if name in fields else 0.0 for name in names]


def memory(process):
    """Megabytes: resident, and what of it is anonymous (not pages of files)."""
    return status(process, "VmRSS", "RssAnon")


def peak_megabytes(process):
    return status(process, "VmHWM")[0]


def disk_bytes(folder):
    """What a folder's files take on the disk; holes in files take nothing."""
    return sum(file.stat().st_blocks * 512 for file in pathlib.Path(folder).rglob("*") if file.is_file())
