package dev.slipway.base.images;

import dev.slipway.base.BaseException;
import dev.slipway.oci.Layer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Makes the AOT cache of a service.
@FunctionalInterface
interface AppTraining {
    /// The finished cache, somewhere below `scratch`, with the time that files of a layer have.
    ///
    /// @param below the layers that the service is started from
    /// @throws BaseException when the service does not start, or the runtime refuses the cache
    Path train(Service service, List<Layer> below, Path scratch)
            throws BaseException, IOException, InterruptedException;
}
