#!/usr/bin/env bash
# The `batch` example as a filter under GNU parallel and under Spark, unchanged: both give the bytes of one process alone.
#
#   examples/batch.sh PAIRS.jsonl [FOLDER]
#
# PAIRS.jsonl has one pair a line; without it the bundled corpus is used, a hundred times over. FOLDER is where results go (a temporary one). Needs
# GNU parallel (`apt-get install parallel`), and for Spark a Java runtime and pyspark (`pip install pyspark`; PYTHON names the
# interpreter that has it). What is not installed is skipped, and said.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
folder=${2:-$(mktemp -d)}
cargo build --release --quiet --example batch
batch=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/examples/batch

if [ $# -gt 0 ]; then
    pairs=$1
else
    pairs=$folder/pairs.jsonl
    "$python" - > "$pairs" <<'PYTHON'
import json, pathlib
for turn in range(100):
    for pair in sorted(pathlib.Path("corpus").iterdir()):
        texts = sorted(pair.glob("*.txt")) if pair.is_dir() else []
        if len(texts) == 2:
            a, b = ({"issuer": text.name.split(".")[0], "text": text.read_text(encoding="utf-8")} for text in texts)
            print(json.dumps({"id": f"{pair.name}.{turn}", "a": a, "b": b}, ensure_ascii=False))
PYTHON
fi

# timed NAME COMMAND...: runs a command and says how long it took.
timed() {
    local name=$1 start end
    shift
    start=$(date +%s%N)
    "$@"
    end=$(date +%s%N)
    awk -v name="$name" -v pairs="$count" -v ns=$((end - start)) \
        'BEGIN { s = ns / 1e9; printf "%-14s %8.1f s %8.0f pairs a second\n", name, s, pairs / s }'
}

alone() { "$batch" - --table pairs --no-header < "$pairs" > "$folder/alone.csv"; }

# Blocks of whole lines to as many processes as there are cores, their results in the order of the input (-k).
parallel_filter() {
    parallel --pipe --block 20M -k "$batch" - --table pairs --no-header --jobs 1 < "$pairs" > "$folder/parallel.csv"
}

# One process a partition; what it prints becomes the lines of the result.
spark_filter() {
    BATCH="$batch" PAIRS="$pairs" OUT="$folder/spark.csv" "$python" - <<'PYTHON'
import os
from pyspark.sql import SparkSession

spark = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
lines = spark.sparkContext.textFile("file://" + os.path.abspath(os.environ["PAIRS"]))
# A pair that cannot be read is named on standard error and left out: exit code 1, which must not end the job.
results = lines.pipe("bash -c '\"$BATCH\" - --table pairs --no-header --jobs 1 || [ $? -eq 1 ]'", env=dict(os.environ), checkCode=True)
with open(os.environ["OUT"], "w", encoding="utf-8") as out:
    out.writelines(line + "\n" for line in results.collect())
spark.stop()
PYTHON
}

same() { cmp "$folder/alone.csv" "$folder/$1.csv" && echo "$1: the same bytes as one process alone"; }

count=$(wc -l < "$pairs")
echo "$count pairs, $(nproc) cores; results in $folder"
timed "one process" alone
if command -v parallel >/dev/null; then
    timed "GNU parallel" parallel_filter
    same parallel
else
    echo "GNU parallel: SKIPPED, it is not installed"
fi
if "$python" -c 'import pyspark' 2>/dev/null && command -v java >/dev/null; then
    timed "Spark" spark_filter
    same spark
else
    echo "Spark: SKIPPED, pyspark or Java is not installed"
fi
