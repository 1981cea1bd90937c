"""Regenerate this example: two models, a refused model, the data files and the figures.

Run `python train.py` in a virtual environment with `requirements.txt` installed.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pandas as pd
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder

import figures
from flights_data import (
    CATEGORICAL,
    FEATURES,
    LABEL,
    NUMERIC,
    load_flights,
    model_inputs,
    sample_in_time_order,
    to_export,
)

HERE = Path(__file__).resolve().parent
SEED = 2013
TRAINING_MONTHS = [1, 2]
MARCH_ROWS = 4000
LATER_MONTHS = range(4, 11)
LATER_ROWS = 1500
TREES = 70
# Leaf values are rounded to this grid: float32 then adds them without any rounding error,
# so a row scores to the same bits alone and in a batch, however the runtime splits the
# trees over threads.
LEAF_GRID = 2.0**-18
EXACT_SUM = LEAF_GRID * 2**24
TARGET_OPSET = {"": 18, "ai.onnx.ml": 3}
QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]


def build_pipeline(columns: list[str]) -> Pipeline:
    """One-hot categories and raw numbers into gradient-boosted trees."""
    numeric = [c for c in columns if c in NUMERIC]
    categorical = [c for c in columns if c in CATEGORICAL]
    encode = ColumnTransformer(
        [
            ("numeric", "passthrough", numeric),
            ("categorical", OneHotEncoder(handle_unknown="ignore", sparse_output=False), categorical),
        ]
    )
    trees = HistGradientBoostingClassifier(
        max_iter=TREES,
        learning_rate=0.1,
        max_leaf_nodes=15,
        min_samples_leaf=100,
        early_stopping=False,
        random_state=SEED,
    )
    return Pipeline([("encode", encode), ("trees", trees)])


def export(pipeline: Pipeline, columns: list[str], path: Path) -> None:
    """Write the pipeline as ONNX with one [None, 1] input per column and plain outputs."""
    inputs = [
        (c, FloatTensorType([None, 1]) if c in NUMERIC else StringTensorType([None, 1]))
        for c in columns
    ]
    model = to_onnx(
        pipeline,
        initial_types=inputs,
        options={id(pipeline): {"zipmap": False}},
        target_opset=TARGET_OPSET,
    )
    save(snap_leaves(model), path)


def snap_leaves(model: onnx.ModelProto) -> onnx.ModelProto:
    """Round the leaf values of the trees so that their sum does not depend on the order."""
    (trees,) = (n for n in model.graph.node if n.op_type == "TreeEnsembleClassifier")
    largest = 0.0
    for attribute in trees.attribute:
        if attribute.name in ("class_weights", "base_values"):
            snapped = np.round(np.array(attribute.floats) / LEAF_GRID) * LEAF_GRID
            attribute.floats[:] = snapped.tolist()
            largest += float(np.abs(snapped).max()) * (TREES if attribute.name == "class_weights" else 1)
    if largest >= EXACT_SUM:
        raise ValueError(f"a sum of leaves may reach {largest}, too large to be exact")
    return model


def save(model: onnx.ModelProto, path: Path) -> None:
    """Check the model and write it with deterministic bytes."""
    # The converter lists the operator sets in the order of a Python set of strings.
    opsets = sorted(model.opset_import, key=lambda opset: opset.domain)
    del model.opset_import[:]
    model.opset_import.extend(opsets)
    onnx.checker.check_model(model, full_check=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(model.SerializeToString(deterministic=True))


def export_zipmap(train: pd.DataFrame, path: Path) -> None:
    """A tiny classifier with scikit-learn's default ZipMap output, which servers refuse."""
    columns = ["dep_delay", "distance"]
    classifier = LogisticRegression().fit(train[columns].to_numpy(np.float32), train[LABEL])
    inputs = [("features", FloatTensorType([None, len(columns)]))]
    save(to_onnx(classifier, initial_types=inputs, target_opset=TARGET_OPSET), path)


def summarize(train: pd.DataFrame, columns: list[str]) -> dict[str, object]:
    """The summary of the training data that drift is later compared with."""
    return {
        "rows": len(train),
        "columns": {c: (number if c in NUMERIC else category)(train[c]) for c in columns},
    }


def number(values: pd.Series) -> dict[str, object]:
    """Summary of a numeric column (population standard deviation)."""
    known = values.dropna()
    return {
        "type": "FP32",
        "missing": int(values.isna().sum()),
        "mean": round(float(known.mean()), 6),
        "std": round(float(known.std(ddof=0)), 6),
        "min": float(known.min()),
        "max": float(known.max()),
        "quantiles": {str(q): round(float(known.quantile(q)), 6) for q in QUANTILES},
    }


def category(values: pd.Series) -> dict[str, object]:
    """Summary of a text column, most frequent category first."""
    counts = sorted(values.value_counts().items(), key=lambda item: (-item[1], item[0]))
    return {
        "type": "BYTES",
        "missing": int(values.isna().sum()),
        "categories": {str(name): int(count) for name, count in counts},
    }


def write_data(flights: pd.DataFrame) -> dict[str, Path]:
    """Write the held-out samples; returns month -> file."""
    files = {"2013-03": (3, MARCH_ROWS, HERE / "data" / "march.csv")}
    for month in LATER_MONTHS:
        name = f"2013-{month:02d}"
        files[name] = (month, LATER_ROWS, HERE / "data" / "months" / f"{name}.csv")
    for month, rows, path in files.values():
        path.parent.mkdir(parents=True, exist_ok=True)
        sample = sample_in_time_order(flights[flights["month"] == month], rows)
        to_export(sample).to_csv(path, index=False, lineterminator="\n")
    return {name: path for name, (_, _, path) in files.items()}


def train_model(train: pd.DataFrame, columns: list[str], folder: Path) -> Pipeline:
    """Fit, export and summarize one model."""
    pipeline = build_pipeline(columns)
    pipeline.fit(model_inputs(train)[columns], train[LABEL])
    export(pipeline, columns, folder / "model.onnx")
    text = json.dumps(summarize(train, columns), indent=2) + "\n"
    (folder / "training.json").write_text(text, encoding="utf-8")
    return pipeline


def main() -> None:
    """Regenerate every generated file of this folder and print the figures."""
    flights = load_flights()
    train = flights[flights["month"].isin(TRAINING_MONTHS)]
    files = write_data(flights)
    without_delay = [c for c in FEATURES if c != "dep_delay"]
    model = train_model(train, FEATURES, HERE / "model")
    worse = train_model(train, without_delay, HERE / "worse")
    export_zipmap(train, HERE / "zipmap" / "model.onnx")
    figures.report(HERE, files, {"model": (model, FEATURES), "worse": (worse, without_delay)})


if __name__ == "__main__":
    main()
