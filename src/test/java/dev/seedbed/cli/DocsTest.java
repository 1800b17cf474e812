package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the pages say of the program is true of it.
class DocsTest {

    private static final Path README = Path.of("README.md");
    private static final Path DOCS = Path.of("src", "docs");
    private static final Path DECISIONS = DOCS.resolve("decisions");
    private static final Path CORE = Path.of("src", "main", "java", "dev", "seedbed", "core");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");

    @Test
    void theReadmeNamesEveryVerbAndNoOther() throws IOException {
        var rows = Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3).split("[` ]")[0])
                .distinct()
                .toList();
        var verbs = SeedbedCommand.commandLine((_, _, _) -> List.of(), (_, _) -> {})
                .getSubcommands()
                .keySet();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("seedbed"), verbs.stream().filter(verb -> !verb.equals("demo")))
                                .toList());
        assertThat(README).content().contains("`seedbed demo`");
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void theArchitectureNamesEveryPackage() throws IOException {
        var page = Files.readString(DOCS.resolve("architecture.md"))
                .replaceAll("branch\\.\\{([^}]*)}", "branch.$1")
                .replaceAll("(?<=[a-z]),(?=[a-z])", ", branch.");
        try (var folders = Files.walk(CORE)) {
            var packages = folders.filter(Files::isDirectory)
                    .filter(DocsTest::hasSources)
                    .map(folder ->
                            CORE.relativize(folder).toString().replace('/', '.').replace('\\', '.'))
                    .filter(name -> !name.isEmpty())
                    .toList();
            assertThat(packages)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(page).containsPattern("\\b" + name + "\\b"));
        }
    }

    @Test
    void eachDecisionSaysHowToConfirmIt() throws IOException {
        assertThat(decisions())
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page).content().containsOnlyOnce("**To confirm.** "));
    }

    @Test
    void theIndexNamesEachDecisionByItsTitle() throws IOException {
        var entries = new ArrayList<String>();
        for (var page : decisions()) {
            var title = Files.readAllLines(page).getFirst();
            entries.add(title.replaceFirst("# (\\d+\\.) (.+)", "$1 [$2](" + page.getFileName() + ")"));
        }

        assertThat(Files.readAllLines(DECISIONS.resolve("README.md"))).containsSubsequence(entries);
    }

    private static List<Path> decisions() throws IOException {
        try (var pages = Files.list(DECISIONS)) {
            return pages.filter(page -> !page.endsWith("README.md")).sorted().toList();
        }
    }

    @Test
    void linksLeadToFiles() throws IOException {
        try (var pages = Stream.concat(Stream.of(README), Files.walk(DOCS))) {
            for (var page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                var folder = page.toAbsolutePath().getParent();
                assertThat(LINK.matcher(Files.readString(page)).results())
                        .as(page.toString())
                        .allSatisfy(link ->
                                assertThat(folder.resolve(link.group(1))).exists());
            }
        }
    }

    private static boolean hasSources(Path folder) {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
