"""How good the answers are: judged questions, and whether exact words are found."""
import json

from queries import ANY, Query


def read_qrels(path):
    judgements = {}
    for line in path.read_text().splitlines():
        query, document, grade = line.split("\t")[:3]
        if int(grade) > 0:
            judgements.setdefault(query, set()).add(document)
    return judgements


def read_questions(path):
    return [Query(*line.split("\t", 1), ANY) for line in path.read_text().splitlines() if line.strip()]


def measures(questions, rankings, judgements):
    """MRR@10 and R@10 over the questions that have a relevant document."""
    reciprocal = recall = judged = 0
    for question, ranking in zip(questions, rankings):
        relevant = judgements.get(question.id)
        if not relevant:
            continue
        judged += 1
        first = next((place for place, document in enumerate(ranking[:10], 1) if document in relevant), 0)
        reciprocal += 1 / first if first else 0
        recall += len(relevant.intersection(ranking[:10])) / len(relevant)
    return {"questions": judged, "mrr": reciprocal / judged, "recall": recall / judged}


def write_cmrc(data, path):
    """CMRC's paragraphs as records that all engines read."""
    with open(path, "w") as file:
        for line in (data / "corpus.jsonl").read_text().splitlines():
            record = json.loads(line)
            file.write(json.dumps({"id": record["id"], "title": "", "text": record["text"], "kind": "其他",
                                   "issuer": "", "date": "2018-01-01"}, ensure_ascii=False) + "\n")


def cmrc(contestant, data):
    """`contestant` is open on CMRC's paragraphs."""
    questions = read_questions(data / "queries.tsv")
    run = contestant.run(questions, ids=True, seconds=600)
    return measures(questions, run.ids, read_qrels(data / "qrels.tsv"))


def national(contestant, judgements):
    """The judged queries over laws and reports. Judged are documents; varied copies are passed over."""
    questions = read_questions(judgements / "national-queries.tsv")
    run = contestant.run(questions, limit=100, ids=True, seconds=600)
    rankings = [list(dict.fromkeys(name.rsplit("#", 1)[0] for name in ids if not name.startswith("copy")))
                for ids in run.ids]
    return measures(questions, rankings, read_qrels(judgements / "national-judgements.tsv"))


def letters(text):
    return "".join(filter(str.isalnum, text))


def phrases(contestant, queries, passages, limit=100):
    """Of the passages that hold the exact words (punctuation aside), the share found; and what of the
    found holds them. Phrases that more than `limit` passages hold are left out."""
    texts = [(passage.id, letters(passage.title + passage.text)) for passage in passages]
    held = returned = right = answered = 0
    run = contestant.run(queries, limit=limit, ids=True, seconds=600)
    for query, ids in zip(queries, run.ids):
        if ids is None:
            continue
        answered += 1
        holders = {name for name, text in texts if query.text in text}
        if len(holders) > limit:
            continue
        held += len(holders)
        returned += len(ids)
        right += len(holders.intersection(ids))
    return {"answered": answered, "asked": len(queries), "found": right / held if held else None,
            "right": right / returned if returned else None}
