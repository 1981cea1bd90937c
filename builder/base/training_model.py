"""Makes the small fixed model that the AOT cache of a base image is trained on.

Run it only to change that model: python training_model.py (onnx 1.23, onnxruntime, numpy).
It has what a tabular model has: numeric and string columns, a label and probabilities.
"""

import json
import pathlib

import numpy as np
import onnx
from onnx import TensorProto, helper
import onnxruntime

FOLDER = pathlib.Path(__file__).parent / "src/main/resources/dev/slipway/base/training"
ROWS = {"hour": [[6.5], [12.0], [21.25]], "origin": [["EWR"], ["JFK"], ["other"]]}


def graph():
    nodes = [
        helper.make_node(
            "LabelEncoder", ["origin"], ["code"], domain="ai.onnx.ml",
            keys_strings=["EWR", "JFK", "LGA"], values_floats=[0.5, -0.25, 0.125], default_float=0.0),
        helper.make_node("Concat", ["hour", "code"], ["features"], axis=1),
        helper.make_node("MatMul", ["features", "weights"], ["product"]),
        helper.make_node("Add", ["product", "bias"], ["scores"]),
        helper.make_node("Softmax", ["scores"], ["probabilities"], axis=1),
        helper.make_node("ArgMax", ["probabilities"], ["label"], axis=1, keepdims=0),
    ]
    weights = helper.make_tensor("weights", TensorProto.FLOAT, [2, 2], [-0.0625, 0.0625, 0.5, -0.5])
    bias = helper.make_tensor("bias", TensorProto.FLOAT, [2], [1.0, 0.0])
    return helper.make_graph(
        nodes, "training",
        [helper.make_tensor_value_info("hour", TensorProto.FLOAT, [None, 1]),
         helper.make_tensor_value_info("origin", TensorProto.STRING, [None, 1])],
        [helper.make_tensor_value_info("label", TensorProto.INT64, [None]),
         helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [None, 2])],
        [weights, bias])


def golden(model):
    session = onnxruntime.InferenceSession(model.SerializeToString())
    label, probabilities = session.run(
        ["label", "probabilities"],
        {"hour": np.array(ROWS["hour"], np.float32), "origin": np.array(ROWS["origin"], object)})
    return {
        "tolerance": 1e-5,
        "request": {"inputs": [
            {"name": "hour", "datatype": "FP32", "shape": [3, 1], "data": [row[0] for row in ROWS["hour"]]},
            {"name": "origin", "datatype": "BYTES", "shape": [3, 1], "data": [row[0] for row in ROWS["origin"]]}]},
        "response": {"outputs": [
            {"name": "label", "datatype": "INT64", "shape": [3], "data": label.tolist()},
            {"name": "probabilities", "datatype": "FP32", "shape": [3, 2], "data": probabilities.ravel().tolist()}]},
    }


def release(model):
    zero = "sha256:" + "0" * 64
    numeric = {"name": "hour", "kind": "numeric", "edges": [0, 6, 12, 18, 24], "atoms": [],
               "counts": [10, 20, 30, 40, 0, 0, 0]}
    categorical = {"name": "origin", "kind": "categorical", "categories": ["EWR", "JFK", "LGA"], "pooled": [],
                   "counts": [40, 30, 30, 0, 0, 0]}
    score = {"name": "score", "kind": "numeric", "edges": [0, 0.5, 1], "atoms": [], "counts": [70, 30, 0, 0, 0]}
    return {
        "apiVersion": "slipway.dev/v1", "project": "default", "model": "training", "slug": "training", "version": 1,
        "versionId": "00000000-0000-7000-8000-000000000001", "versionDigest": zero,
        "evaluationId": "00000000-0000-7000-8000-000000000002",
        "policy": {"name": "training", "revision": 1, "hash": zero},
        "signature": {
            "inputs": [{"name": "hour", "datatype": "FP32", "shape": [-1, 1]},
                       {"name": "origin", "datatype": "BYTES", "shape": [-1, 1]}],
            "outputs": [{"name": "label", "datatype": "INT64", "shape": [-1]},
                        {"name": "probabilities", "datatype": "FP32", "shape": [-1, 2]}]},
        "modelPath": "models/training/1/model.onnx",
        "golden": golden(model),
        "baseline": {"rows": 100, "columns": [numeric, categorical],
                     "score": {"output": "probabilities", "index": 1, "bins": score},
                     "performance": {"metric": "roc_auc", "value": 0.9, "low": 0.85, "high": 0.95,
                                     "positives": 30, "negatives": 70}},
        "monitor": {"windowSeconds": 604800, "limits": {"psi": 0.1, "aucDrop": 0.03, "minRows": 200}},
    }


def main():
    model = helper.make_model(
        graph(), producer_name="slipway",
        opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid("ai.onnx.ml", 2)], ir_version=8)
    onnx.checker.check_model(model)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "model.onnx").write_bytes(model.SerializeToString())
    (FOLDER / "release.json").write_text(json.dumps(release(model), indent=1) + "\n")


main()
