package dev.slipway.serving.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.TensorInfo.OnnxTensorType;
import dev.slipway.core.model.Datatype;
import dev.slipway.serving.tensor.Tensor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes the runtime's tensors over the memory of ours, without a copy.
///
/// The runtime's Java API has no unsigned 16, 32 and 64 bit tensors although its natives do; those
/// are made through its own native method.
final class NativeTensors {
    private NativeTensors() {}

    static OnnxTensor over(OrtEnvironment environment, Tensor tensor) throws OrtException {
        if (tensor.isText()) {
            String[] values = tensor.strings();
            String[] exact =
                    values.length == tensor.elements()
                            ? values
                            : Arrays.copyOf(values, tensor.elements());
            return OnnxTensor.createTensor(environment, exact, tensor.shape());
        }
        ByteBuffer bytes = tensor.data().slice(0, tensor.byteSize()).order(ByteOrder.nativeOrder());
        return switch (tensor.datatype()) {
            case UINT16, UINT32, UINT64 -> Unsigned.over(bytes, tensor);
            case BOOL -> typed(environment, bytes, tensor, OnnxJavaType.BOOL);
            case UINT8 -> typed(environment, bytes, tensor, OnnxJavaType.UINT8);
            case INT8 -> typed(environment, bytes, tensor, OnnxJavaType.INT8);
            case INT16 -> typed(environment, bytes, tensor, OnnxJavaType.INT16);
            case INT32 -> typed(environment, bytes, tensor, OnnxJavaType.INT32);
            case INT64 -> typed(environment, bytes, tensor, OnnxJavaType.INT64);
            case FP16 -> typed(environment, bytes, tensor, OnnxJavaType.FLOAT16);
            case BF16 -> typed(environment, bytes, tensor, OnnxJavaType.BFLOAT16);
            case FP32 -> typed(environment, bytes, tensor, OnnxJavaType.FLOAT);
            case FP64 -> typed(environment, bytes, tensor, OnnxJavaType.DOUBLE);
            case BYTES -> throw new IllegalStateException("text was handled above");
        };
    }

    private static OnnxTensor typed(
            OrtEnvironment environment, ByteBuffer bytes, Tensor tensor, OnnxJavaType type)
            throws OrtException {
        return OnnxTensor.createTensor(environment, bytes, tensor.shape(), type);
    }

    /// Whether tensors of this type can be made at all in this runtime.
    static boolean supports(Datatype datatype) {
        return switch (datatype) {
            case UINT16, UINT32, UINT64 -> Unsigned.available();
            case BOOL, UINT8, INT8, INT16, INT32, INT64, FP16, BF16, FP32, FP64, BYTES -> true;
        };
    }

    /// Loaded only for models that need it.
    private static final class Unsigned {
        private static final @Nullable Unsigned INSTANCE = find();

        private final MethodHandle create;
        private final MethodHandle wrap;
        private final long api;
        private final long allocator;

        private Unsigned(MethodHandle create, MethodHandle wrap, long api, long allocator) {
            this.create = create;
            this.wrap = wrap;
            this.api = api;
            this.allocator = allocator;
        }

        static boolean available() {
            return INSTANCE != null;
        }

        private static @Nullable Unsigned find() {
            try {
                OrtEnvironment environment = RuntimeLibrary.load();
                MethodHandles.Lookup tensors = lookup("ai.onnxruntime.OnnxTensor");
                MethodHandle create =
                        tensors.findStatic(
                                OnnxTensor.class,
                                "createTensorFromBuffer",
                                MethodType.methodType(
                                        long.class,
                                        long.class,
                                        long.class,
                                        Buffer.class,
                                        int.class,
                                        long.class,
                                        long[].class,
                                        int.class));
                MethodHandle wrap =
                        tensors.findConstructor(
                                OnnxTensor.class,
                                MethodType.methodType(
                                        void.class,
                                        long.class,
                                        long.class,
                                        TensorInfo.class,
                                        Buffer.class,
                                        boolean.class));
                return new Unsigned(create, wrap, api(), allocator(environment));
            } catch (ReflectiveOperationException absent) {
                return null;
            }
        }

        private static MethodHandles.Lookup lookup(String type)
                throws ReflectiveOperationException {
            return MethodHandles.privateLookupIn(Class.forName(type), MethodHandles.lookup());
        }

        private static long api() throws ReflectiveOperationException {
            MethodHandles.Lookup runtime = lookup("ai.onnxruntime.OnnxRuntime");
            VarHandle handle =
                    runtime.findStaticVarHandle(runtime.lookupClass(), "ortApiHandle", long.class);
            return (long) handle.get();
        }

        private static long allocator(OrtEnvironment environment)
                throws ReflectiveOperationException {
            MethodHandles.Lookup runtime = lookup("ai.onnxruntime.OrtEnvironment");
            Class<?> type = Class.forName("ai.onnxruntime.OrtAllocator");
            Object owner =
                    runtime.findVarHandle(OrtEnvironment.class, "defaultAllocator", type)
                            .get(environment);
            return (long)
                    lookup(type.getName()).findVarHandle(type, "handle", long.class).get(owner);
        }

        static OnnxTensor over(ByteBuffer bytes, Tensor tensor) throws OrtException {
            Unsigned natives = INSTANCE;
            if (natives == null) {
                throw new IllegalStateException("unsigned tensors are not available");
            }
            try {
                return natives.make(bytes, tensor);
            } catch (OrtException | RuntimeException | Error expected) {
                throw expected;
            } catch (Throwable impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private OnnxTensor make(ByteBuffer bytes, Tensor tensor) throws Throwable {
            OnnxTensorType type =
                    OnnxTensorType.valueOf("ONNX_TENSOR_ELEMENT_DATA_TYPE_" + tensor.datatype());
            long[] shape = tensor.shape();
            long handle =
                    (long)
                            create.invokeExact(
                                    api,
                                    allocator,
                                    (Buffer) bytes,
                                    0,
                                    (long) bytes.remaining(),
                                    shape,
                                    type.value);
            TensorInfo info =
                    TensorInfo.constructFromBuffer(
                            bytes.duplicate(), shape, OnnxJavaType.mapFromOnnxTensorType(type));
            return (OnnxTensor) wrap.invokeExact(handle, allocator, info, (Buffer) bytes, false);
        }
    }
}
