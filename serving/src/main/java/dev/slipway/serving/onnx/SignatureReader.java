package dev.slipway.serving.onnx;

import ai.onnxruntime.MapInfo;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import dev.slipway.core.model.Datatype;
import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Turns what the runtime says about a model into a signature, or refuses what V2 cannot carry.
final class SignatureReader {
    private SignatureReader() {}

    static Signature read(OrtSession session) throws OrtException, ModelRefusedException {
        try {
            return new Signature(
                    specs("input", session.getInputInfo().values()),
                    specs("output", session.getOutputInfo().values()));
        } catch (IllegalArgumentException unusable) {
            throw new ModelRefusedException("the model cannot be served: " + unusable.getMessage());
        }
    }

    private static List<TensorSpec> specs(String role, Collection<NodeInfo> nodes)
            throws ModelRefusedException {
        List<TensorSpec> specs = new ArrayList<>();
        for (NodeInfo node : nodes) {
            specs.add(spec(role, node.getName(), node.getInfo()));
        }
        return specs;
    }

    private static TensorSpec spec(String role, String name, ValueInfo info)
            throws ModelRefusedException {
        if (!(info instanceof TensorInfo tensor)) {
            throw new ModelRefusedException(role + " " + name + " is " + kind(info));
        }
        Datatype datatype = datatype(tensor);
        if (datatype == null || !NativeTensors.supports(datatype)) {
            throw new ModelRefusedException(
                    "%s %s has the element type %s, which the Open Inference Protocol cannot carry"
                            .formatted(role, name, typeName(tensor)));
        }
        return new TensorSpec(name, datatype, Arrays.stream(tensor.getShape()).boxed().toList());
    }

    private static String kind(ValueInfo info) {
        boolean zipMap = info instanceof SequenceInfo sequence && sequence.isSequenceOfMaps();
        if (zipMap) {
            return "a sequence of maps (ZipMap), which a tensor server cannot serve; export the"
                    + " model again with options={\"zipmap\": False}";
        }
        String what = info instanceof MapInfo ? "a map" : "not a tensor";
        return what + ", which a tensor server cannot serve; make every input and output a tensor";
    }

    private static String typeName(TensorInfo tensor) {
        return tensor.onnxType.name().replace("ONNX_TENSOR_ELEMENT_DATA_TYPE_", "");
    }

    private static @org.jspecify.annotations.Nullable Datatype datatype(TensorInfo tensor) {
        return switch (tensor.onnxType) {
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT -> Datatype.FP32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE -> Datatype.FP64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16 -> Datatype.FP16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16 -> Datatype.BF16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8 -> Datatype.INT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 -> Datatype.INT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32 -> Datatype.INT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64 -> Datatype.INT64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8 -> Datatype.UINT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT16 -> Datatype.UINT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT32 -> Datatype.UINT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT64 -> Datatype.UINT64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL -> Datatype.BOOL;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING -> Datatype.BYTES;
            // The runtime's own list, which grows: all others cannot be carried.
            default -> null;
        };
    }
}
