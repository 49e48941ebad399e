"""What the trials share: the program, a server on loopback, documents, and the report at the end."""
import argparse, hashlib, http.client, json, os, random, signal, subprocess, sys, threading, urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.environ.get("CHADANG_PROGRAM", os.path.join(ROOT, ".build/release/chadang"))
PLACES = "青石镇 白沙镇 岫城街道 县水利局 县教育局 县档案馆 县财政局 县应急管理局".split()
MATTERS = "防汛抗旱 安全生产 巡察整改 信访化解 河道管理 校车运行 档案移交 森林防火 食品抽检 危房改造".split()


def options(description, *positional, more=None):
    """The options of a trial: positional numbers as (name, default), and --program, --seed."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in positional:
        parser.add_argument(name, nargs="?", type=float if name in ("minutes", "seconds") else int,
                            default=default, help=f"default: {default}")
    parser.add_argument("seed_", nargs="?", type=int, metavar="seed", help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same trial (default: 1)")
    parser.add_argument("--program", default=PROGRAM, help="the release program (also CHADANG_PROGRAM)")
    if more:
        more(parser)
    chosen = parser.parse_args()
    # What has been started is ended, and the temporary folder removed, whatever ends the trial.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    if chosen.seed_ is not None:
        chosen.seed = chosen.seed_
    chosen.program = os.path.abspath(chosen.program)
    if not os.access(chosen.program, os.X_OK):
        sys.exit(f"not there: {chosen.program}")
    return chosen


def run(program, archive, *arguments, seconds=300, **more):
    """A command without faults."""
    return subprocess.run(
        [program, "--archive", archive, *arguments], capture_output=True, text=True, errors="replace",
        timeout=seconds, env={**os.environ, "LC_ALL": "C.UTF-8", "CHADANG_USER": "白露"}, **more)


def document(chance, number):
    """A notice that no other is like: its number is in its text."""
    matter, place = chance.choice(MATTERS), chance.choice(PLACES)
    day = f"{chance.randint(2015, 2025)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    lines = [f"关于做好第{number}项{matter}工作的通知", "", f"{place}："]
    for item in range(chance.randint(1, 12)):
        lines.append(f"    {chance.choice(PLACES)}要在{chance.randint(1, 90)}日内完成第{number}项第{item}批"
                     f"{chance.choice(MATTERS)}的检查，不得拖延。")
    return "\n".join(lines + ["", "云岫县人民政府办公室", day]) + "\n"


def write_documents(chance, folder, numbers):
    os.makedirs(folder, exist_ok=True)
    for number in numbers:
        with open(f"{folder}/通知{number}.txt", "w") as file:
            file.write(document(chance, number))


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


class Server:
    """`chadang serve` on a free port of loopback."""

    def __init__(self, program, archive, *arguments):
        self.process = subprocess.Popen(
            [program, "--archive", archive, "serve", "--port", "0", *arguments], text=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.port, said = None, ""
        for line in self.process.stderr:
            said += line
            if "http://" in line:
                self.port = int(line.split("http://")[1].split("/")[0].split(":")[1])
                break
        if self.port is None:
            raise RuntimeError(f"the server did not start: {said}")
        self.said = []
        self.listener = threading.Thread(target=lambda: self.said.extend(self.process.stderr), daemon=True)
        self.listener.start()

    def get(self, path, query=None, method="GET", content=None, fields=None):
        """Status, fields and content of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            address = path + ("?" + urllib.parse.urlencode(query, doseq=True) if query else "")
            connection.request(method, address, content, fields or {})
            answer = connection.getresponse()
            return answer.status, dict((k.lower(), v) for k, v in answer.getheaders()), answer.read()
        finally:
            connection.close()

    def memory(self):
        """Megabytes: resident, and of these what is not pages of files; none once it has ended."""
        fields = {}
        try:
            for line in open(f"/proc/{self.process.pid}/status"):
                name, _, value = line.partition(":")
                fields[name] = value
            return tuple(int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon"))
        except (OSError, KeyError):
            return None

    def end(self):
        """The exit code after SIGTERM, and a sentence where it did not end."""
        if self.process.poll() is not None:
            self.listener.join(30)
            # Where it ended: Swift's frames, else the last it said.
            frames = [line for line in self.said if " in " in line and " at " in line or "crash" in line.lower()]
            said = "".join(frames[:15] or self.said[-10:]).strip()[:1500]
            return self.process.returncode, f"the server ended by itself with {self.process.returncode}: {said}"
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(10)
            return code, None if code == 0 else f"after SIGTERM the server's exit code is {code}"
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait(), "the server did not end within 10 s of SIGTERM"


def report(name, cases, failures, seed, note=""):
    """The last line, which `soak` reads, and the exit code."""
    for failure in failures[:40]:
        print(f"FAILED {' '.join(failure.split())}")
    if len(failures) > 40:
        print(f"FAILED and {len(failures) - 40} more")
    print(f"{name}: {cases} cases, seed {seed}{', ' + note if note else ''}: {len(failures)} failures", flush=True)
    sys.exit(1 if failures else 0)
