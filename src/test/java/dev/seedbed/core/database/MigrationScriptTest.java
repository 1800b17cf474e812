package dev.seedbed.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationScriptTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -- +goose Up            | -- +goose Down
            -- +migrate Up          | -- +migrate Down
            -- migrate:up           | -- migrate:down transaction:false
            -- // create a          | -- //@UNDO
            # --- !Ups              | # --- !Downs
            """)
    void leavesOutWhatAToolWouldUndo(String redo, String undo) {
        var file = redo.strip() + "\nCREATE TABLE a ();\n" + undo.strip() + "\nDROP TABLE a;\n";

        var kept = MigrationScript.of(file + file).text();

        assertThat(kept).doesNotContain("DROP");
        assertThat(kept.lines().filter(line -> line.startsWith("CREATE"))).hasSize(2);
        assertThat(kept.lines()).hasSize(8);
    }

    @Test
    void readsOnBehindAnUndoThatEndsWithoutAMark() {
        var file = "CREATE TABLE a ();\n---- create above / drop below ----\nDROP TABLE a;\n";

        assertThat(MigrationScript.of(file + file).text())
                .doesNotContain("DROP")
                .containsPattern("(?s)CREATE.*CREATE");
    }

    @Test
    void takesPlaceholdersForTheirNames() {
        var script = MigrationScript.of("CREATE TABLE ${schemaName}.a (b int); -- {{ .prefix }}x ${my.thing} {{end}}");

        assertThat(script.text()).isEqualTo("CREATE TABLE schemaName.a (b int); -- prefixx my_thing {{end}}");
        assertThat(script.placeholders()).containsExactly("${schemaName}", "{{ .prefix }}", "${my.thing}");
    }
}
