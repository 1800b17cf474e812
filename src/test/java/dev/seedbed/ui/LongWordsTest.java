package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.testing.ChildJvm;
import dev.seedbed.testing.PostgresServers;
import java.util.List;
import org.junit.jupiter.api.Test;

/// With words two fifths longer than the English ones nothing is cut short, at letters of the usual size and at 150 %,
/// in a window of 1280 by 720.
///
/// The words are read once per process, so this takes one of its own.
class LongWordsTest {

    private static final List<String> OPTIONS = List.of(
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Duser.language=en",
            "-Duser.country=XA",
            "-Dseedbed.target=" + PostgresServers.TARGET);

    @Test
    void nothingIsCutShort() {
        var printed = ChildJvm.start(OPTIONS, LongWords.class).await();

        assertThat(printed.lines().filter(line -> line.contains("Cut["))).isEmpty();
        assertThat(printed).contains("looked over");
    }

    @Test
    void longerTextsKeepTheirPlaces() {
        assertThat(messages_en_XA.longer("{0} rows in {1} tables"))
                .hasSizeBetween(27, 30)
                .startsWith("{0} rows in {1} tables");
    }
}
