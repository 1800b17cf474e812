package dev.seedbed.core.database;

import java.nio.file.Path;

/// Whether the embedded server answers.
public sealed interface ServerStatus {

    /// It does, under this address; `pid` is the server's process and `folder` holds its data.
    record Running(DatabaseUrl url, long pid, String version, Path folder) implements ServerStatus {}

    /// It does not; starting it takes about a second.
    record Stopped() implements ServerStatus {}
}
