package dev.seedbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page of threats names a test for each line, and the test is there.
class ThreatsTest {

    private static final Path PAGE = Path.of("src", "docs", "threats.md");
    private static final Pattern TEST = Pattern.compile("`(?:(\\w+)\\.)?(\\w+)#(\\w+)`");

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
    void eachTestIsThereOnce() throws IOException {
        var classes = classes();
        var tests = TEST.matcher(Files.readString(PAGE)).results().toList();

        assertThat(tests)
                .isNotEmpty()
                .allSatisfy(test -> assertThat(classes.stream().filter(file -> isNamed(test, file)))
                        .as(test.group())
                        .singleElement()
                        .satisfies(
                                file -> assertThat(file).content().containsPattern("void " + test.group(3) + "\\(")));
    }

    private static List<Path> classes() throws IOException {
        try (var files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /// Whether the file is the class that is named, in the package that is, where one is.
    private static boolean isNamed(MatchResult test, Path file) {
        return file.endsWith(test.group(2) + ".java")
                && Optional.ofNullable(test.group(1))
                        .map(name -> file.getParent().endsWith(name))
                        .orElse(true);
    }
}
