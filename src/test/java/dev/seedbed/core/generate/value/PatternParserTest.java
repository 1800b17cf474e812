package dev.seedbed.core.generate.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Ordinal;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// PostgreSQL itself says whether a text matches.
class PatternParserTest {

    private static final Numbering ROWS = new Numbering("rows", 1, 200, Optional.empty());

    private static PatternNode parse(String pattern) {
        return PatternParser.parse(pattern).orElseThrow(() -> new AssertionError("not understood: " + pattern));
    }

    private static List<String> texts(PatternNode node, boolean unique) {
        var index = unique ? Optional.of(Ordinal.wholeTable(ROWS)) : Optional.<Ordinal>empty();
        var source = new PatternText(node, Key.of(1), index.map(ordinal -> ordinal));
        return LongStream.range(0, ROWS.rows())
                .mapToObj(row -> CellText.of(source, ROWS.place(row)).orElse("NULL"))
                .toList();
    }

    private static void assertMatching(String pattern, List<String> texts) {
        var rows = texts.stream().map(text -> "(" + Sql.literal(text) + ")").collect(Collectors.joining(", "));
        var sql = "SELECT string_agg(word, ' ¦ ') FROM (VALUES " + rows + ") AS texts (word) WHERE word !~ "
                + Sql.literal(pattern);
        assertThat(TestServer.query(PostgresServers.newest().url(), sql)).isEqualTo("null");
        assertThat(texts).allMatch(text -> PostgresPattern.accepts(pattern, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[a-z]+$",
                "^[A-Z]{3}$",
                "^[a-z0-9]+(-[a-z0-9]+)*$",
                "^[^@[:space:]]+@[^@[:space:]]+$",
                "^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$",
                "^#[0-9a-fA-F]{6}$",
                "^\\+?[1-9]\\d{6,14}$",
                "^(https?|ftp)://[^\\s/$.?#].[^\\s]*$",
                "^\\d{4}-(0[1-9]|1[0-2])$",
                "^[[:alpha:]_][[:alnum:]_]*$",
                "^v?\\d+\\.\\d+\\.\\d+$",
                "^[\\w.-]+$",
                "^(?:[a-f0-9]{2}:){5}[a-f0-9]{2}$",
                "^\\{.*\\}$",
                "@",
                "^sk_(live|test)_",
                "^[]a]+$",
                "^[^]a]+$",
                "^[-+*/]$",
                "^a{2,}b?c*d+?$",
                "^$|^[a-z]$",
                "^.{3,5}$",
                "\\.(png|jpe?g|gif)$"
            })
    void makesTextThatPostgresqlTakes(String pattern) {
        assertMatching(pattern, texts(parse(pattern), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[a-z]+$",
                "^[a-z]*[a-z]*$",
                "^(a|ab)(c|bc)[0-9]{3}$",
                "^[a-z0-9]+(-[a-z0-9]+)*$",
                "^[^@]+@[^@]+\\.[a-z]+$",
                "^[aab][a-c][0-9]{2}$",
                "^\\d{3}$"
            })
    void makesDifferentTextsForDifferentRows(String pattern) {
        var texts = texts(parse(pattern), true);
        assertThat(parse(pattern).widest().capacity()).isGreaterThanOrEqualTo(200);
        assertThat(texts).doesNotHaveDuplicates();
        assertMatching(pattern, texts);
    }

    @ParameterizedTest
    @CsvSource({
        "'^[a-z0-9-]+$', 0, 5",
        "'^[a-z]+$', 10, 12",
        "'^[a-z]+$', 20, 20",
        "'^[a-z]+-[0-9]+$', 4, 5",
        "'^([a-z]{2}-)*[a-z]$', 7, 10",
        "'^[a-z]{1,3}$', 2, 2",
        "'^(a|bb|ccc)$', 2, 3",
        "'^x[a-z]*$', 1, 1"
    })
    void keepsToALength(String pattern, int least, int most) {
        var texts = texts(parse(pattern).within(least, most), false);
        assertThat(texts).allMatch(text -> text.length() >= least && text.length() <= most);
        assertMatching(pattern, texts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(?=a)b$",
                "^(?!a).*$",
                "^(a)\\1$",
                "^[a-",
                "a{x}",
                "*a",
                "(a",
                "\\mword\\M",
                "[[:nothing:]]",
                "[b-a]",
                "[😀]"
            })
    void saysWhatItDoesNotUnderstand(String pattern) {
        assertThat(PatternParser.parse(pattern)).isEmpty();
    }

    @Test
    void countsTheTextsThatItCanTellApart() {
        assertThat(parse("^[A-Z]{2}[0-9]{3}$").widest().capacity()).isEqualTo(26 * 26 * 1_000);
        assertThat(parse("^(red|green)$").widest().capacity()).isEqualTo(1);
        assertThat(parse("^[a-z]{40}$").widest().capacity()).isEqualTo(Long.MAX_VALUE);
    }
}
