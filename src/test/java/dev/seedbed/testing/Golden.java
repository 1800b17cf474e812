package dev.seedbed.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Committed files that a program writes: tests hold them against what it writes now; `-Dgolden=write` rewrites them.
public final class Golden {

    private Golden() {}

    public static void check(Path file, String now) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, now);
        }
        assertThat(now)
                .as("%s; run the test with -Dgolden=write to rewrite it", file)
                .isEqualTo(Files.readString(file));
    }
}
