package dev.seedbed.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.SqlScript.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {

    @Test
    void cutsAtSemicolonsAndCountsLines() {
        assertThat(SqlScript.parts("SELECT 1;\n\n-- two\nSELECT\n 2 ; SELECT 3"))
                .containsExactly(
                        new Part.Statement(1, "SELECT 1"),
                        new Part.Statement(4, "SELECT\n 2"),
                        new Part.Statement(5, "SELECT 3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ';', ';'';', E'\\';', \";\"",
                "SELECT $$;$$, $a$ $$;$$ ' $a$",
                "SELECT 1 -- ;\n + /* ; /* ; */ ; */ 2",
                "CREATE RULE r AS ON INSERT TO a DO ALSO (DELETE FROM b; DELETE FROM c)",
                "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
                "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $f$ BEGIN RETURN 1; END; $f$",
                "SELECT 'a\\'",
                "SELECT 1 AS \"it's\"",
                "SELECT a$b FROM c$d"
            })
    void keepsSemicolonsThatEndNothing(String statement) {
        assertThat(SqlScript.parts(statement + ";\nSELECT 2;"))
                .extracting(part -> part instanceof Part.Statement(var _, var text) ? text : part.toString())
                .containsExactly(statement, "SELECT 2");
    }

    @Test
    void takesTransactionsForStatements() {
        assertThat(SqlScript.parts("BEGIN;\nSELECT 1;\nEND;")).hasSize(3);
    }

    @Test
    void keepsTheRowsOfACopyApart() {
        var parts = SqlScript.parts("COPY a (id, note) FROM stdin;\n1\t;'\n2\t\\N\n\\.\nSELECT 1;\n");

        assertThat(parts)
                .containsExactly(
                        new Part.CopyData(1, "COPY a (id, note) FROM stdin", "1\t;'\n2\t\\N\n"),
                        new Part.Statement(5, "SELECT 1"));
    }

    @Test
    void keepsLinesForPsqlApart() {
        assertThat(SqlScript.parts("\\set ON_ERROR_STOP on\nSELECT 1;\n  \\echo it's; done\nSELECT 2;"))
                .containsExactly(
                        new Part.MetaCommand(1, "\\set ON_ERROR_STOP on"),
                        new Part.Statement(2, "SELECT 1"),
                        new Part.MetaCommand(3, "\\echo it's; done"),
                        new Part.Statement(4, "SELECT 2"));
    }

    @Test
    void endsWhereTheTextEnds() {
        for (var text : List.of("", " \n", "-- only", "/* open", ";;")) {
            assertThat(SqlScript.parts(text)).isEmpty();
        }
        assertThat(SqlScript.parts("SELECT 'open")).containsExactly(new Part.Statement(1, "SELECT 'open"));
        assertThat(SqlScript.parts("COPY a FROM stdin;\n1"))
                .containsExactly(new Part.CopyData(1, "COPY a FROM stdin", "1"));
    }
}
