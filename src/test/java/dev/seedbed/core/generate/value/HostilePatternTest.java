package dev.seedbed.core.generate.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Patterns of checks whose author wants the program to think for ever, or to run out of memory or stack.
@Timeout(10)
class HostilePatternTest {

    private static final String LONG = "a".repeat(60) + "!";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(a+)+$",
                "^([a-z]+)*$",
                "^(a|a)*$",
                "^(a|aa)+$",
                "^(.*)*x$",
                "^(.*a){25}x$",
                "^((a*)*)*x$",
                "(x+x+)+y|^(a?){60}a{60}$"
            })
    void areGivenUpWhereTheyTryTooMuch(String pattern) {
        assertThat(PostgresPattern.accepts(pattern, LONG)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a|b)*$", "^(?:a|b|c)+$", "^(aa?)+$"})
    void areGivenUpWhereTheyGoTooDeep(String pattern) {
        PostgresPattern.accepts(pattern, "a".repeat(1_000_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "^a{2147483647}$",
                "^a{999999999,}$",
                "^((a{999}){999}){999}$",
                "^(((((a{255}){255}){255}){255}){255})$",
                "^[\\u0001-\\uFFFF]{1000000}$"
            })
    void makeNoTextWithoutEnd(String pattern) {
        var rows = new Numbering("rows", 1, 1, Optional.empty());
        PatternParser.parse(pattern)
                .map(node -> CellText.of(new PatternText(node, Key.of(1), Optional.empty()), rows.place(0)))
                .ifPresent(text -> assertThat(text.orElse("").length()).isLessThan(1 << 20));
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000})
    void nestNotWithoutEnd(int depth) {
        PatternParser.parse("(".repeat(depth) + "a" + ")".repeat(depth));
        PostgresPattern.accepts("(".repeat(depth) + "a" + ")".repeat(depth), "a");
    }
}
