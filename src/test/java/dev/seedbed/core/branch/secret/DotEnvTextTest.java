package dev.seedbed.core.branch.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.SeedbedException;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotEnvTextTest {

    private static Map<String, String> read(String text) {
        return DotEnvText.read("/project/.env", text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A=plain                     | plain
            A = spaces around           | spaces around
            export A=exported           | exported
            export\tA=tabbed            | tabbed
            A=with=equals=signs         | with=equals=signs
            A=postgres://u:p@h:1/d?x#y  | postgres://u:p@h:1/d?x#y
            A=value # comment           | value
            A=a#b                       | a#b
            A='single # $B \\n "x"'     | single # $B \\n "x"
            A="double # $B"             | double # $B
            A="a \\"b\\" \\\\ \\$ \\d"  | a "b" \\ $ \\d
            A='x' # comment             | x
            A=it's                      | it's
            A=${B}$(C)                  | ${B}$(C)
            """)
    void readsValuesAsTheyAre(String line, String value) {
        assertThat(read(line.replace("\\\\", "\\"))).containsExactly(Map.entry("A", value.replace("\\\\", "\\")));
    }

    @Test
    void readsAWholeFile() {
        assertThat(read("""
                # keys of the team
                NEON_API_KEY=first

                  export NEON_PROJECT_ID = "old-glade-1"
                EMPTY=
                HOLLOW= # nothing here
                KEY="-----BEGIN-----
                two # lines
                -----END-----" # a file in a value
                NEON_API_KEY=second"""))
                .containsExactly(
                        Map.entry("NEON_API_KEY", "second"),
                        Map.entry("NEON_PROJECT_ID", "old-glade-1"),
                        Map.entry("EMPTY", ""),
                        Map.entry("HOLLOW", ""),
                        Map.entry("KEY", "-----BEGIN-----\ntwo # lines\n-----END-----"));
        assertThat(read("")).isEmpty();
        assertThat(read("A=1\r\nB='2'\r\n")).containsExactly(Map.entry("A", "1"), Map.entry("B", "2"));
        assertThat(read("A=\"one\\ntwo\\ttab\\rend\"")).containsEntry("A", "one\ntwo\ttab\rend");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tops3cret",
                "export tops3cret",
                "1A=tops3cret",
                "A B=tops3cret",
                "=tops3cret",
                "A='tops3cret",
                "A=\"tops3cret\nand more\n",
                "A=\"tops3cret\\\"",
                "A='tops3cret'x",
                "A=\"x\" tops3cret",
                "A=tops3cret\u0000",
                "A=tops3cret\u001b[2J",
                "A=tops3cret\rB=2"
            })
    void namesFileAndLineOfWhatIsBrokenAndNeverTheValue(String broken) {
        assertThatThrownBy(() -> read("# first\nOK=1\n" + broken))
                .asInstanceOf(InstanceOfAssertFactories.type(SeedbedException.class))
                .satisfies(failure -> {
                    assertThat(failure.problem().category()).isEqualTo(Category.USAGE);
                    assertThat(failure.problem().where()).isEqualTo("/project/.env:3");
                    assertThat(failure.getMessage()).doesNotContain("tops3cret");
                });
    }

    @Test
    void endsOnAnyInputWithValuesOrAProblem() {
        var pieces =
                new String[] {"A", "=", "'", "\"", "\\", "#", " ", "\n", "\r", "export ", "$", "\u0000", "ü", "\t"};
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(24); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                assertThat(read(text.toString()).keySet()).allMatch(name -> name.matches("[A-Za-z_][\\w.-]*"));
            } catch (SeedbedException failure) {
                assertThat(failure.problem().where()).matches("/project/\\.env:\\d+");
            }
        }
    }

    @Test
    void readsALargeFileInOneGo() {
        var spaces = " ".repeat(400_000);
        assertThat(read("A='" + "x\n".repeat(200_000) + "'\nB= y" + spaces + "y" + spaces + "\n" + spaces + "C=1"))
                .hasSize(3)
                .containsEntry("B", "y" + spaces + "y");
    }
}
