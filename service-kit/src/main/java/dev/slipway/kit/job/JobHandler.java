package dev.slipway.kit.job;

/// Does one kind of durable work. Beans of this type are found by the kit.
///
/// @param <T> the job's data, a record that Jackson writes and reads
public interface JobHandler<T> {
    /// Identifies the kind in the database; unique in the service and never changed.
    String name();

    /// The type of the data.
    Class<T> dataType();

    /// Does the work. May run more than once for one job: when its worker dies, it starts again
    /// after about 20 s. The last act therefore is a compare-and-set on the row that the job is
    /// about. An exception means "try again later", with growing pauses and without end; a job
    /// that cannot succeed records that and returns. Interruption means that the service stops.
    void run(String jobId, T data) throws Exception;
}
