package dev.seedbed.core.deliver;

import java.nio.file.Path;
import java.time.Duration;

/// A seed file that was written, whole.
public record ExportReport(Path file, Loader loader, long rows, int tables, long bytes, String sha256, Duration took) {

    /// The command that loads it, for a shell.
    public String loadCommand() {
        return "psql -v ON_ERROR_STOP=1 -f "
                + (file.toString().matches("[\\w./-]+")
                        ? file
                        : "'" + file.toString().replace("'", "'\\''") + "'") + " \"$DATABASE_URL\"";
    }
}
