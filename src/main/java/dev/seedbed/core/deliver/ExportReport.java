package dev.seedbed.core.deliver;

import java.nio.file.Path;
import java.time.Duration;

/// A seed file that was written, whole.
public record ExportReport(Path file, Loader loader, long rows, int tables, long bytes, String sha256, Duration took) {

    private static final Path SUPABASE = Path.of("supabase", "seed.sql");

    /// The command that loads it, for a shell.
    public String loadCommand() {
        return switch (loader) {
            case PSQL, INSERT -> "psql -v ON_ERROR_STOP=1 -f " + argument() + " \"$DATABASE_URL\"";
            case SUPABASE ->
                file.endsWith(SUPABASE)
                        ? "supabase db reset"
                        : "cp " + argument() + " supabase/seed.sql && supabase db reset";
        };
    }

    private String argument() {
        var text = file.toString();
        return text.matches("[\\w./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
