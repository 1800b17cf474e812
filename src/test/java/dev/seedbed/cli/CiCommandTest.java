package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CiCommandTest extends CommandTest {

    private Outcome write(Path file, String... more) {
        var words = new ArrayList<>(
                List.of("ci", "github", "--provider", "neon", "--test", "npm test", "--out", file.toString()));
        words.addAll(Arrays.asList(more));
        return run(words.toArray(String[]::new));
    }

    @Test
    void writesTheFileAndSaysWhere() throws Exception {
        var file = folder.resolve(".github/workflows/seedbed.yml");
        var outcome = write(file);

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEqualToIgnoringNewLines(file.toString());
        assertThat(Files.readString(file))
                .startsWith("# Written by Seedbed ")
                .contains("seedbed branch create \"$BRANCH\" --provider neon --fresh --ttl 4h", "npm test");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void printsItWhereThatIsAsked() {
        var outcome = run("ci", "gitlab", "--provider", "dblab", "--ttl", "2d", "-o", "-");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith("# Written by Seedbed ").contains("auto_stop_in: 2 days");
        assertThat(outcome.err()).contains("warning: The source is not here yet.", "scenario.yaml");
    }

    @Test
    void needsNoProvider() {
        var outcome = run("ci", "github", "-o", "-", "--source", "pom.sql");

        assertThat(outcome.out()).contains("seedbed push \"$SOURCE\" --to local", "postgres:18");
    }

    @Test
    void replacesItsOwnFile() throws Exception {
        var file = folder.resolve("ci.yml");
        write(file);
        var first = Files.readString(file);
        Files.writeString(file, first.replace("\n", "\r\n"));

        assertThat(write(file, "--shards", "3").code()).isZero();
        assertThat(Files.readString(file)).isNotEqualTo(first).contains("matrix.shard");
    }

    @Test
    void overwritesNothingOfOthersUnlessForced() throws Exception {
        var file = folder.resolve("ci.yml");
        write(file);
        var changed = Files.readString(file).replace("npm test", "npm run e2e");
        for (var text : List.of("name: mine\n", "", changed)) {
            Files.writeString(file, text);
            var outcome = write(file);

            assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(outcome.err())
                    .contains("The file is there already.", file.toString(), "--force")
                    .contains(text.equals(changed) ? "Somebody changed it" : "Seedbed did not write it");
            assertThat(Files.readString(file)).isEqualTo(text);
        }
        assertThat(write(file, "--force").code()).isZero();
        assertThat(Files.readString(file)).contains("npm test");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --ttl=4                                | --ttl
            --ttl=4h; rm -rf /                     | --ttl
            --shards=0                             | --shards
            --source=../schema.sql                 | --source
            --source=/etc/schema.sql               | --source
            --source=-x.sql                        | --source
            --source=schema.txt                    | --source
            --source=a$(id).sql                    | --source
            --test=echo ${{ github.head_ref }}     | --test
            --test=                                | --test
            --archive=https://x.example/a.tar.gz   | --sha256
            --provider=oracle                      | --provider
            """)
    void refusesWhatItCannotWrite(String option, String named) {
        var outcome = run("ci", "github", "-o", "-", option);

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(named).doesNotContain("\tat ");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void writesTheArchiveIntoTheFile() {
        var url = "https://downloads.example.org/seedbed.tar.gz";
        var sum = "5e".repeat(32);

        assertThat(run("ci", "github", "-o", "-", "--archive", url, "--sha256", sum)
                        .out())
                .contains("SEEDBED_ARCHIVE_URL: " + url, sum)
                .doesNotContain("vars.SEEDBED_ARCHIVE");
        assertThat(run("ci", "github", "-o", "-", "--archive", "http://x.example/a", "--sha256", sum)
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }
}
