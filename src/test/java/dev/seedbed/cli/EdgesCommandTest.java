package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// `seedbed edges`.
class EdgesCommandTest extends CommandTest {

    private String scenario() throws Exception {
        var file = folder.resolve("scenario.yaml");
        Files.writeString(file, """
                source: sample:tracker
                tenants: 3
                tables: {issues: {columns: {title: {edges: names}}}}
                """);
        return file.toString();
    }

    @Test
    void showsWhichCaseIsInWhichRowAndWhatForbidsTheOthers() throws Exception {
        var outcome = run("edges", scenario());

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("public.issues.title", "names.apostrophe \"O'Malleby\" in row ", "(workspace_id = ")
                .contains("forbidden by issues_title_check: The check does not allow it.");
    }

    @Test
    void givesOneRowByItsKey() throws Exception {
        var outcome = run("edges", scenario(), "--format", "json", "--case", "names.apostrophe@public.issues.title");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("\"value\" : \"O'Malleby\"", "\"identity\" : {", "\"id\" : \"");
    }

    @Test
    void saysWhichKeyWasMeant() throws Exception {
        var outcome = run("edges", scenario(), "--case", "names.apostroph@public.issues.title");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("Did you mean 'names.apostrophe@public.issues.title'?");
    }

    @Test
    void saysThatThereAreNone() {
        var outcome = run("edges", "sample:tracker");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("There are no edge cases.");
    }
}
