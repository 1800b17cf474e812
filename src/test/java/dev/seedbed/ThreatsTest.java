package dev.seedbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page of threats names a test for each line, and the test is there.
class ThreatsTest {

    private static final Path PAGE = Path.of("src", "docs", "threats.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void eachThreatNamesItsTest() throws IOException {
        var threats = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what could"))
                .toList();

        assertThat(threats)
                .hasSizeGreaterThan(25)
                .allSatisfy(line -> assertThat(line).containsPattern(TEST));
    }

    @Test
    void eachTestIsThere() throws IOException {
        var sources = sources();
        var tests = TEST.matcher(Files.readString(PAGE)).results().toList();

        assertThat(tests)
                .isNotEmpty()
                .allSatisfy(test -> assertThat(sources.getOrDefault(test.group(1), ""))
                        .as(test.group())
                        .containsPattern("void " + test.group(2) + "\\("));
    }

    private static Map<String, String> sources() throws IOException {
        var named = TEST.matcher(Files.readString(PAGE))
                .results()
                .map(ThreatsTest::className)
                .distinct()
                .toList();
        try (var files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(file -> named.contains(name(file)))
                    .collect(Collectors.toMap(ThreatsTest::name, ThreatsTest::text, String::concat));
        }
    }

    private static String className(MatchResult test) {
        return test.group(1);
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.java$", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
