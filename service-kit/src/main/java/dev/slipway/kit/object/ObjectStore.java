package dev.slipway.kit.object;

import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

/// A flat store of objects by key. Every method may throw [ObjectStoreException]; none may be
/// called inside a database transaction, because a store can be slow.
public interface ObjectStore {
    /// Stores an object, or replaces it, when the whole content has been read; a reader never sees
    /// a part of it. Needs the same little memory whatever the size.
    ///
    /// @param sizeOrMinusOne the exact size if known, else -1
    ObjectInfo put(String key, InputStream content, long sizeOrMinusOne);

    /// Opens an object; the caller closes the stream.
    ///
    /// @throws ObjectNotFoundException when there is none
    InputStream open(String key);

    /// Opens `length` bytes from `offset`.
    ///
    /// @throws ObjectNotFoundException when there is none
    InputStream open(String key, long offset, long length);

    /// What is known about an object; empty when there is none.
    Optional<ObjectInfo> stat(String key);

    /// Copies inside the store, without moving bytes through this process.
    ///
    /// @throws ObjectNotFoundException when there is no source
    void copy(String from, String to);

    /// Removes an object; does nothing when there is none.
    void delete(String key);

    /// All objects under a prefix, read page by page; the caller closes the stream.
    Stream<ObjectInfo> list(String prefix);
}
