package dev.seedbed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultsPageTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)`");

    @Test
    void thePageNamesTestsThatAreThere() throws IOException {
        var page = Files.readString(Path.of("src", "docs", "faults.md"));
        var named = NAMED.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        try (var files = Files.walk(Path.of("src", "test", "java"))) {
            var there = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());

            assertThat(named).hasSizeGreaterThan(15).isSubsetOf(there);
        }
    }
}
