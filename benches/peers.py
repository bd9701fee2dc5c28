#!/usr/bin/env python3
"""One table: rashomon, its peers in Rust and those in Python, on the same pairs, in floors.

    python3 benches/peers.py

In: nothing; it runs `cargo bench --bench peers`, which writes the pairs and times the peers in Rust. Out: one table. Python's peers
are timed right after, over the same pairs, and their times are divided by the floor of that run. What is not installed is said to be
left out: scikit-learn and scipy, rapidfuzz, sentence-transformers (all-MiniLM-L6-v2).
"""

import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 3
SENTENCE = re.compile(r"(?<=[.!?])\s+")


def rust_peers(pairs_file):
    """The table of the peers in Rust as (name, microseconds a pair)."""
    command = ["cargo", "bench", "--quiet", "--bench", "peers", "--", "--pairs", str(pairs_file)]
    root = pathlib.Path(__file__).resolve().parent.parent
    printed = subprocess.run(command, check=True, cwd=root, stdout=subprocess.PIPE, text=True).stdout
    return [(name.strip(), float(time)) for name, time in re.findall(r"^(\S.*?)\s+([\d.]+) µs", printed, flags=re.M)]


def scikit_learn():
    """Sentences as TF-IDF vectors, cosines, optimal assignment."""
    from scipy.optimize import linear_sum_assignment
    from sklearn.feature_extraction.text import TfidfVectorizer

    def job(a, b):
        vectors = TfidfVectorizer().fit_transform(a + b)
        cosines = (vectors[: len(a)] @ vectors[len(a) :].T).toarray()
        return linear_sum_assignment(cosines, maximize=True)

    return job


def rapidfuzz():
    """Sentences by the overlap of their words, optimal assignment."""
    from rapidfuzz import fuzz, process
    from scipy.optimize import linear_sum_assignment

    return lambda a, b: linear_sum_assignment(process.cdist(a, b, scorer=fuzz.token_set_ratio), maximize=True)


def minilm():
    """Sentences as embeddings of a small language model, optimal assignment."""
    from scipy.optimize import linear_sum_assignment
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer("all-MiniLM-L6-v2")

    def job(a, b):
        vectors = model.encode(a + b, normalize_embeddings=True)
        return linear_sum_assignment(vectors[: len(a)] @ vectors[len(a) :].T, maximize=True)

    return job


def main():
    with tempfile.TemporaryDirectory() as folder:
        pairs_file = pathlib.Path(folder) / "pairs.jsonl"
        table = rust_peers(pairs_file)
        pairs = [[SENTENCE.split(text) for text in json.loads(line)] for line in pairs_file.open(encoding="utf-8")]
    left_out = []
    for name, peer, used in [
        ("scikit-learn", scikit_learn, pairs),
        ("rapidfuzz", rapidfuzz, pairs),
        ("MiniLM", minilm, pairs[:20]),
    ]:
        try:
            job = peer()
        except ImportError as error:
            left_out.append(f"{name}: {error}")
            continue
        rounds = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            matched = [len(job(a, b)[0]) for a, b in used]
            rounds.append((time.perf_counter() - start) / len(used) * 1e6)
        assert all(matched), f"{name} matches something in every pair"
        table.append((f"{name} (Python)", statistics.median(rounds)))
    floor = dict(table)["floor"]
    print(f"{'peer':24} {'a pair':>13} {'floors':>9}")
    for name, microseconds in table:
        print(f"{name:24} {microseconds:>10.1f} µs {microseconds / floor:>9.2f}")
    for line in left_out:
        print(f"left out, {line}", file=sys.stderr)


if __name__ == "__main__":
    main()
