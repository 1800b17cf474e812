package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;

/// Held against what the server makes of the same cells as text.
class CopyBinaryTest {

    private interface Cell extends Consumer<ValueSink> {}

    static Stream<Arguments> typesAndCells() {
        return Stream.of(
                Arguments.of("boolean", cells(bool(true), bool(false), text("t"), text("false"))),
                Arguments.of("smallint", cells(whole(0), whole(-32_768), whole(32_767), text("-17"), decimal(5, 0))),
                Arguments.of("integer", cells(whole(1L << 30), whole(-(1L << 31)), text("42"))),
                Arguments.of("bigint", cells(whole(Long.MAX_VALUE), whole(Long.MIN_VALUE), text("-999"))),
                Arguments.of("real", cells(floating(0.1), floating(-1e30), floating(16_777_217.0), text("2.5"))),
                Arguments.of("double precision", cells(floating(Math.PI), floating(-0.0), text("1e-300"), whole(7))),
                Arguments.of("numeric", numbers()),
                Arguments.of("numeric(12, 3)", cells(decimal(12_345, 5), decimal(-1, 2), whole(7), text("1.0005"))),
                Arguments.of("text", cells(text(""), text("é😀\t\\."), whole(5), date(3), bool(true))),
                Arguments.of("varchar(4)", cells(text("abcd"), text("ab  "), decimal(15, 1))),
                Arguments.of("char(4)", cells(text("ab"), text("abcd"))),
                Arguments.of("name", cells(text("pg_class"))),
                Arguments.of("json", cells(text("{\"a\": [1, null]}"), text(" 1"))),
                Arguments.of("jsonb", cells(text("{\"b\": 2, \"a\": \"é\"}"), whole(3))),
                Arguments.of("bytea", cells(text("\\x"), text("\\xdeadBEEF"))),
                Arguments.of(
                        "uuid",
                        cells(
                                sink -> sink.uuid(0x5EEDBED0_1234_8765L, -1L),
                                text("5EEDBED0-0000-8000-8000-00000000000f"))),
                Arguments.of("date", cells(date(0), date(-719_162), date(2_932_896), text("2024-02-29"))),
                Arguments.of("time", cells(text("00:00:00"), text("23:59:59.999999"), text("12:30:00.5"))),
                Arguments.of("time(0)", cells(text("12:30:00.6"))),
                Arguments.of(
                        "timestamp",
                        cells(moment(0, false), moment(-1, true), text("1999-12-31 23:59:59.25"), date(11_000))),
                Arguments.of(
                        "timestamptz(3)",
                        cells(moment(1_700_000_000_123_456L, true), text("2024-01-01 00:00:00+00"), date(1))),
                Arguments.of("inet", cells(text("192.0.2.255"), text("0.0.0.0"))),
                Arguments.of("mood", cells(text("fine"))),
                Arguments.of("short_code", cells(text("abc"))));
    }

    @ParameterizedTest
    @MethodSource("typesAndCells")
    void bringsTheValuesThatTextBrings(String type, List<Cell> cells) throws Exception {
        var url = PostgresServers.newest().database("""
                CREATE TYPE mood AS ENUM ('fine', 'bad');
                CREATE DOMAIN short_code AS varchar(3) CHECK (VALUE <> '');
                CREATE TABLE as_text (number int, cell %1$s);
                CREATE TABLE as_binary (number int, cell %1$s);
                """.formatted(type));
        var text = new ByteText(64);
        write(new CopyText(text), cells);
        copy(url, "COPY as_text FROM stdin", text);
        var binary = CopyBinary.head();
        write(new CopyBinary(binary, forms(url)), cells);
        copy(
                url,
                "COPY as_binary FROM stdin WITH (FORMAT binary)",
                binary.append(CopyBinary.end().bytes()));
        var rows = "SELECT string_agg(number || ' ' || coalesce(cell::text, 'NULL'), '|' ORDER BY number) FROM ";
        assertThat(TestServer.query(url, rows + "as_binary"))
                .isEqualTo(TestServer.query(url, rows + "as_text"))
                .endsWith("NULL");
    }

    @ParameterizedTest
    @CsvSource({
        "INT2, 40000",
        "INT4, 1.0",
        "NUMERIC, 1e5",
        "NUMERIC, 1234567890123456789",
        "FLOAT8, 1e999",
        "FLOAT4, NaN",
        "BOOL, yes",
        "DATE, infinity",
        "DATE, 0000-01-01",
        "DATE, 2023-02-29",
        "TIME, 24:00:00",
        "TIMESTAMP, now",
        "UUID, {5eedbed0-0000-8000-8000-00000000000f}",
        "BYTES, abc",
        "INET, 2001:db8::1",
        "INET, 192.0.2.256",
        "INET, 192.0.2.01"
    })
    void refusesSpellingsThatOnlyTheServerReads(BinaryForm form, String spelling) {
        var utf8 = spelling.getBytes(StandardCharsets.UTF_8);
        var sink = new CopyBinary(new ByteText(64), List.of(form));
        assertThatThrownBy(() -> sink.text(utf8, utf8.length)).isInstanceOf(BinaryRefusal.class);
    }

    private static List<BinaryForm> forms(DatabaseUrl url) {
        try (var connections = Connections.to(url)) {
            var types = Exports.schema(connections).tables().getFirst().columns().stream()
                    .map(column -> column.type())
                    .toList();
            return BinaryForm.of(types).orElseThrow();
        }
    }

    private static void write(BlockSink sink, List<Cell> cells) {
        for (var number = 0; number <= cells.size(); number++) {
            sink.whole(number);
            if (number < cells.size()) {
                cells.get(number).accept(sink);
            } else {
                sink.nothing();
            }
            sink.endRow();
        }
        sink.endBlock();
    }

    private static void copy(DatabaseUrl url, String statement, ByteText rows) throws Exception {
        try (var connections = Connections.to(url);
                var connection = connections.open()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(statement, new ByteArrayInputStream(rows.bytes(), 0, rows.length()));
        }
    }

    private static List<Cell> numbers() {
        var random = new Random(7);
        var drawn = Stream.generate(() -> decimal(random.nextLong() >> random.nextInt(63), random.nextInt(19)))
                .limit(500);
        var chosen = Stream.of("0", "-0.00", "0.0001", "10000", "10000.0000", "123456789012.345678", "-99999999")
                .map(CopyBinaryTest::text);
        return Stream.concat(Stream.concat(drawn, chosen), Stream.of(whole(Long.MAX_VALUE), whole(-10_000)))
                .toList();
    }

    private static List<Cell> cells(Cell... cells) {
        return Arrays.asList(cells);
    }

    private static Cell bool(boolean value) {
        return sink -> sink.bool(value);
    }

    private static Cell whole(long value) {
        return sink -> sink.whole(value);
    }

    private static Cell decimal(long unscaled, int scale) {
        return sink -> sink.decimal(unscaled, scale);
    }

    private static Cell floating(double value) {
        return sink -> sink.floating(value);
    }

    private static Cell date(long epochDay) {
        return sink -> sink.date(epochDay);
    }

    private static Cell moment(long epochMicros, boolean zoned) {
        return sink -> sink.timestamp(epochMicros, zoned);
    }

    private static Cell text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        return sink -> sink.text(utf8, utf8.length);
    }
}
