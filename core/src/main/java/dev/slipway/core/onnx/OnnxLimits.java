package dev.slipway.core.onnx;

/// What a model file may contain at most. Strings count in bytes of UTF-8.
///
/// @param fileBytes size of the file; ONNX itself ends at 2 GiB of protobuf
/// @param depth nesting of messages, sub-graphs included
/// @param nodes operators over all graphs and functions
/// @param tensors initializers and constants over all graphs
/// @param names inputs and outputs of graphs, operator sets, external references
/// @param stringBytes one name
/// @param nameBytes all names that are kept while reading
public record OnnxLimits(
        long fileBytes,
        int depth,
        int nodes,
        int tensors,
        int names,
        int stringBytes,
        int nameBytes) {
    /// 2 GiB, 64 levels, a million nodes and tensors, names of 1 KiB and 32 MiB together.
    public static final OnnxLimits DEFAULT =
            new OnnxLimits(1L << 31, 64, 1_000_000, 1_000_000, 10_000, 1024, 32 << 20);

    public OnnxLimits {
        if (fileBytes < 1 || depth < 1 || nodes < 1 || tensors < 1) {
            throw new IllegalArgumentException("limits of an ONNX file must be positive");
        }
        if (names < 1 || stringBytes < 1 || nameBytes < 1) {
            throw new IllegalArgumentException("limits of an ONNX file must be positive");
        }
    }
}
