"""The aims for an archive of 150,000 passages, and whether a run reached them."""


def targets(results):
    """Triples: the aim, what was measured, and whether that reaches it. Only what the run measured."""
    scale = results["scales"][list(results["scales"])[-1]]
    questions = scale["latency"]["questions"]
    own, cmrc = questions.get("chadang"), results["cmrc"].get("chadang")
    found = []
    if own and own["answered"]:
        found.append(("ranked questions p50 ≤ 2 ms", f"{own['p50']:.2f} ms", own["p50"] <= 2))
        found.append(("ranked questions p95 ≤ 8 ms", f"{own['p95']:.2f} ms", own["p95"] <= 8))
        found += against(questions, own, "tantivy_jieba", "p50 ≤ 3 × Tantivy's", 3, False)
        found += against(questions, own, "fts5_icu", "20 × faster than FTS5's `bm25()`", 20, True)
    if cmrc:
        found.append(("CMRC MRR@10 ≥ .981", f"{cmrc['mrr']:.4f}", cmrc["mrr"] >= .981))
        found.append(("CMRC R@10 ≥ .997", f"{cmrc['recall']:.4f}", cmrc["recall"] >= .997))
        rivals = {name: figures["mrr"] for name, figures in results["cmrc"].items() if name != "chadang"}
        if rivals:
            best = max(rivals, key=rivals.get)
            found.append(("CMRC MRR@10 ≥ that of every peer",
                          f"{cmrc['mrr']:.4f}; {results['engines'][best]['label']} {rivals[best]:.4f}",
                          cmrc["mrr"] >= rivals[best]))
    documents = scale.get("as_documents")
    if documents:
        megabytes = documents["text"] / 1e6
        found.append(("index 58 MB of text in 10 s (or in proportion)",
                      f"{megabytes:.1f} MB in {documents['seconds']:.1f} s",
                      documents["seconds"] <= 10 * megabytes / 58))
    return found


def against(questions, own, peer, aim, factor, slower):
    other = questions.get(peer)
    if not other or not other["answered"]:
        return []
    ratio = other["p50"] / own["p50"] if slower else own["p50"] / other["p50"]
    measured = f"{ratio:.1f} × ({own['p50']:.2f} and {other['p50']:.2f} ms)"
    return [(aim, measured, ratio >= factor if slower else ratio <= factor)]
