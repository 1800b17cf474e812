package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplayTest {

    @TempDir
    private Path sockets;

    @Test
    void noDisplayIsNamedAsTheReason() {
        assertThat(Display.missing(Optional.empty(), sockets))
                .hasValueSatisfying(reason -> assertThat(reason).contains("DISPLAY is not set"));
        assertThat(Display.missing(Optional.of(" "), sockets)).isPresent();
    }

    @Test
    void aDisplayWhoseServerIsGoneIsNamed() {
        assertThat(Display.missing(Optional.of(":42.0"), sockets))
                .hasValueSatisfying(reason -> assertThat(reason).contains(":42.0"));
    }

    @Test
    void theHeadlessPlatformNeedsNoDisplay() {
        assertThat(Display.missing()).isEmpty();
    }
}
