package dev.slipway.local.postgres;

import java.util.List;

/// Settings of the embedded server: six services and a few hundred megabytes, not a database host.
final class PostgresSettings {

    /// Each as `name=value`.
    static final List<String> SMALL =
            List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "max_connections=80",
                    "shared_buffers=64MB",
                    "work_mem=4MB",
                    "maintenance_work_mem=32MB",
                    "wal_buffers=2MB",
                    "max_wal_size=256MB",
                    "min_wal_size=64MB",
                    "checkpoint_timeout=15min",
                    "io_method=worker",
                    "io_workers=1",
                    "max_worker_processes=4",
                    "max_parallel_workers=2",
                    "max_parallel_workers_per_gather=0",
                    "max_wal_senders=0",
                    "wal_level=minimal",
                    "autovacuum_max_workers=1",
                    "autovacuum_naptime=30s",
                    "jit=off",
                    "huge_pages=off",
                    "password_encryption=scram-sha-256",
                    "idle_in_transaction_session_timeout=60s",
                    "timezone=UTC",
                    "log_timezone=UTC",
                    "lc_messages=C",
                    "log_line_prefix=%m [%p] %u ",
                    "log_checkpoints=off");

    private PostgresSettings() {}
}
