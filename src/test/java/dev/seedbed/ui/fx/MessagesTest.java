package dev.seedbed.ui.fx;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every key of the bundle is used somewhere, and every key that is used is in the bundle.
class MessagesTest {

    private static final List<Path> SOURCES =
            List.of(Path.of("src/main/java/dev/seedbed/ui"), Path.of("src/main/resources/dev/seedbed/ui"));
    private static final Pattern IN_FXML = Pattern.compile("\"%([a-z][a-z.-]+)\"");
    private static final Pattern IN_CODE = Pattern.compile("\"([a-z][a-z-]*(?:\\.[a-z-]+)+)\"");
    private static final Pattern PREFIX_IN_CODE = Pattern.compile("\"([a-z.]+\\.)\" \\+");

    @Test
    void everyKeyThatIsUsedHasAText() {
        assertThat(keys()).containsAll(found(IN_FXML, ".fxml"));
        assertThat(keys()).containsAll(found(Pattern.compile("Messages\\.text\\(\\s*\"([a-z.-]+)\"[,)]"), ".java"));
    }

    @Test
    void everyTextIsUsed() {
        var used = Stream.of(found(IN_FXML, ".fxml"), found(IN_CODE, ".java"))
                .flatMap(Set::stream)
                .collect(toCollection(TreeSet::new));
        var prefixes = found(PREFIX_IN_CODE, ".java");

        assertThat(keys())
                .allMatch(key -> used.contains(key) || prefixes.stream().anyMatch(key::startsWith));
    }

    @Test
    void noTextHasAnApostropheThatTheFormatWouldSwallow() {
        assertThat(keys())
                .allSatisfy(key -> assertThat(Messages.bundle().getString(key)).doesNotContain("'"));
    }

    private static Set<String> keys() {
        return new TreeSet<>(Messages.bundle().keySet());
    }

    private static Set<String> found(Pattern pattern, String ending) {
        return SOURCES.stream()
                .flatMap(MessagesTest::files)
                .filter(file -> file.toString().endsWith(ending))
                .flatMap(file -> pattern.matcher(read(file)).results())
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.walk(folder).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
