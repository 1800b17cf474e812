package dev.seedbed.core.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.generate.value.Dictionary;
import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.synthetic.Identifier;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a server leaves out, the judge passes over too: for values of every kind, changed a little or put into
/// text, in columns of every name and form.
class SieveTest {

    private static final int VALUES = 1_500;
    private static final List<String> COLUMNS = List.of(
            "memo",
            "email",
            "phone",
            "iban",
            "full_name",
            "street",
            "postcode",
            "ip",
            "url",
            "hostname",
            "password",
            "api_key",
            "card_number",
            "ssn",
            "mac",
            "nhs",
            "bic",
            "isbn",
            "nino");

    static Stream<TestServer> servers() {
        return PostgresServers.all().stream();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void dropsNothingThatTheJudgeReports(TestServer server) throws SQLException {
        var values = values(new Random(7));
        var url = server.database("CREATE TABLE cells (n int, cell text)");
        try (var connections = Connections.to(url);
                var connection = connections.open();
                var insert = connection.prepareStatement("INSERT INTO cells VALUES (?, ?)")) {
            for (var index = 0; index < values.size(); index++) {
                insert.setInt(1, index);
                insert.setString(2, values.get(index));
                insert.addBatch();
            }
            insert.executeBatch();
            var reported = 0L;
            for (var subject : subjects()) {
                var judge = new Judge(subject);
                try (var statement = connection.createStatement();
                        var kept = statement.executeQuery("SELECT n FROM (SELECT n, cell AS "
                                + Sql.identifier(subject.column()) + " FROM cells) cells WHERE NOT coalesce("
                                + Sieve.suspects(subject) + ", false)")) {
                    while (kept.next()) {
                        var cell = values.get(kept.getInt(1));
                        assertThat(judge.judge(cell).stream().filter(sighting -> !sighting.nobodys()))
                                .as("%s %s: %s", subject.form(), subject.column(), cell)
                                .isEmpty();
                    }
                }
                reported += values.stream()
                        .filter(cell -> judge.judge(cell).stream().anyMatch(sighting -> !sighting.nobodys()))
                        .count();
            }
            assertThat(reported).isGreaterThan(VALUES);
        }
    }

    private static List<Subject> subjects() {
        var table = new TableName("public", "cells");
        var subjects = new ArrayList<Subject>();
        for (var form : List.of(CellForm.TEXT, CellForm.DOCUMENT, CellForm.ARRAY, CellForm.PAIRS)) {
            COLUMNS.stream()
                    .limit(form == CellForm.TEXT ? COLUMNS.size() : 2)
                    .forEach(column -> subjects.add(Subject.of(table, column, form)));
        }
        return subjects;
    }

    private static List<String> values(Random random) {
        var real = new RealisticValues(5);
        var kinds = Stream.of(Identifier.values())
                .filter(kind -> !List.of("nhs", "bic", "gtin", "uuid", "nino").contains(kind.code()))
                .toList();
        var names = Dictionary.of(Language.ENGLISH).words("last-names").list();
        var all = new ArrayList<>(List.of(
                "",
                " ",
                "943 476 5919",
                "DEUTDEFF",
                "AB 12 34 56 C",
                "4006381333931",
                "123456 1234567 123456",
                "4539578763621486",
                "4539 578763 621486",
                "a\nb@gmail.com\nc",
                "a@gmail.com@example.com",
                "4539578763621486@example.com",
                "8.8.8.8-x@example.com",
                "x".repeat(5_000) + "@gmail.com"));
        while (all.size() < VALUES) {
            var kind = kinds.get(random.nextInt(kinds.size()));
            var value = switch (random.nextInt(4)) {
                case 0 -> names.get(random.nextInt(names.size())) + " " + names.get(random.nextInt(names.size()));
                case 1 -> reserved(random);
                default -> real.of(kind);
            };
            all.add(dressed(changed(value, random), random));
        }
        return all;
    }

    private static String reserved(Random random) {
        return List.of(
                        "ann.lee7@example.com",
                        "+12025550123",
                        "DE00123456789012345678",
                        "198.51.100.7",
                        "https://acme.example.com/lorem",
                        "acme.example.com",
                        "test_0123456789abcdef01234567",
                        "00123",
                        "02:00:00:ab:cd:ef",
                        "12 Smith Alley")
                .get(random.nextInt(10));
    }

    private static String changed(String value, Random random) {
        if (value.isEmpty() || random.nextInt(3) > 0) {
            return value;
        }
        var at = random.nextInt(value.length());
        return switch (random.nextInt(5)) {
            case 0 -> value.substring(0, at) + value.substring(at + 1);
            case 1 -> value.substring(0, at) + (char) (' ' + random.nextInt(95)) + value.substring(at);
            case 2 -> value.toUpperCase(Locale.ROOT);
            case 3 -> value + " " + value;
            default -> value.replace('1', 'é');
        };
    }

    private static String dressed(String value, Random random) {
        var quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
        return switch (random.nextInt(8)) {
            case 0 -> "lorem " + value + ", ipsum";
            case 1 -> "{\"user\": {\"email\": \"" + quoted + "\", \"phone\" : \"" + quoted + "\"}}";
            case 2 -> "{\"note\": [\"" + quoted.replace("@", "\\u0040") + "\"]}";
            case 3 -> "{a,\"" + quoted + "\"}";
            case 4 -> "\"name\"=>\"" + quoted + "\"";
            default -> value;
        };
    }
}
