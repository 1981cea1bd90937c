package dev.slipway.oci;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// A tar archive as a stream that is made while it is read: contents are opened one after another
/// and never held in memory. The same entries and time give the same bytes: owner and group are 0
/// without names, every entry has the one time, and the order is that of the paths.
///
/// A content that is shorter or longer than its entry says ends the stream with an [OciException].
public final class TarStream extends InputStream {
    /// The time of every entry of Slipway's own layers. Not the epoch: some tools take 0 for
    /// "unknown".
    public static final Instant LAYER_TIME = Instant.parse("2025-01-01T00:00:00Z");

    private static final ContentSource END = ContentSource.of(new byte[2 * TarHeader.BLOCK]);

    private final Iterator<ContentSource> parts;
    private InputStream current = InputStream.nullInputStream();

    /// Starts an archive of these entries in this order, all stamped with `modifiedAt` (whole
    /// seconds).
    public TarStream(List<? extends TarEntry> entries, Instant modifiedAt) {
        var header = new TarHeader(modifiedAt);
        var contents = List.copyOf(entries).stream().flatMap(entry -> parts(header, entry));
        this.parts = Stream.concat(contents, Stream.of(END)).iterator();
    }

    /// Starts a layer: the entries in the order of a layer, at [#LAYER_TIME].
    ///
    /// @see TarEntry#inLayerOrder
    public static TarStream layer(List<? extends TarEntry> entries) {
        return new TarStream(TarEntry.inLayerOrder(entries), LAYER_TIME);
    }

    private static Stream<ContentSource> parts(TarHeader header, TarEntry entry) {
        ContentSource head = () -> ContentSource.of(header.of(entry)).open();
        return switch (entry) {
            case TarEntry.Directory _, TarEntry.SymbolicLink _ -> Stream.of(head);
            case TarEntry.RegularFile file ->
                    Stream.of(
                            head,
                            () ->
                                    new ExactInputStream(
                                            file.content().open(), file.size(), file.path()),
                            ContentSource.of(new byte[TarHeader.padding(file.size())]));
        };
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = current.read(buffer, offset, length);
        while (count < 0 && parts.hasNext()) {
            current.close();
            current = parts.next().open();
            count = current.read(buffer, offset, length);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
