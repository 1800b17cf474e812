package dev.seedbed.core.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.value.PatternParser;
import dev.seedbed.core.generate.value.PatternText;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.datafaker.Faker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// PostgreSQL and Java read the same file about what is nobody's; here both are asked about the same values.
class ReservedSqlTest {

    private static final int OF_EACH_FORM = 300;
    private static final int REALISTIC = 1_000;
    private static final int MUTATIONS = 3;
    private static final String ODD = " \t\n\r\f\u000b@.:/-+()#?%\\'\"0179azAZxéßİK\u2028\u0085\u3000٣,;=_$";

    static List<TestServer> servers() {
        return PostgresServers.all();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void holdsTheSameValuesInPostgresAndInJava(TestServer server) throws SQLException {
        var counts = new int[2];
        for (var kind : Identifier.values()) {
            var sql = kind.reservedSql("cell");
            if (sql.isEmpty()) {
                continue;
            }
            var values = values(kind);
            var held = held(server, sql.get(), values);
            for (var index = 0; index < values.size(); index++) {
                assertThat(held.contains(index))
                        .as("%s: <%s>", kind.code(), values.get(index))
                        .isEqualTo(kind.holds(values.get(index)));
                counts[held.contains(index) ? 1 : 0]++;
            }
        }
        assertThat(counts[0]).isGreaterThan(10_000);
        assertThat(counts[1]).isGreaterThan(10_000);
    }

    private static Set<Integer> held(TestServer server, String sql, List<String> values) throws SQLException {
        var held = new HashSet<Integer>();
        try (var connections = server.connections("");
                var connection = connections.open();
                var statement = connection.prepareStatement("SELECT number - 1 FROM unnest(?) WITH ORDINALITY AS"
                        + " digits (cell, number) WHERE " + sql)) {
            statement.setArray(1, connection.createArrayOf("text", values.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    held.add(rows.getInt(1));
                }
            }
        }
        return held;
    }

    private static List<String> values(Identifier kind) {
        var random = new Random(kind.ordinal());
        var values = new ArrayList<>(reserved(kind));
        var faker = new Faker(Locale.ENGLISH, random);
        for (var number = 0; number < REALISTIC; number++) {
            values.add(realistic(kind, faker));
        }
        for (var value : List.copyOf(values)) {
            var changed = value;
            for (var number = 0; number < MUTATIONS; number++) {
                changed = mutated(changed, random);
                values.add(changed);
            }
        }
        return values;
    }

    /// Values of every form that the file names, and the ways in which people write them.
    private static List<String> reserved(Identifier kind) {
        var values = new ArrayList<String>();
        var forms = Stream.concat(
                IdentifierEntry.of(kind).reserved().stream().map(Pattern::pattern), kind.harmless().stream());
        for (var form : forms.toList()) {
            var plain = form.replaceAll("\\[\\^[^\\]]*\\]", "[a-z.+]").replace("\\S", "[a-z/?=]");
            var text = new PatternText(PatternParser.parse(plain).orElseThrow(), Key.of(7), Optional.empty());
            LongStream.range(0, OF_EACH_FORM)
                    .mapToObj(row -> CellText.of(text, new Place(0, row, row)).orElseThrow())
                    .forEach(value -> {
                        values.add(value);
                        written(kind, value).ifPresent(values::add);
                    });
        }
        return values;
    }

    private static Optional<String> written(Identifier kind, String value) {
        return switch (kind) {
            case PHONE ->
                value.startsWith("44")
                        ? Optional.of("+44 (0)" + value.substring(2))
                        : value.startsWith("33")
                                ? Optional.of("0" + value.substring(2))
                                : Optional.of("+" + value + ";ext=" + value.length());
            case IBAN, CARD -> Optional.of(value.replaceAll(".{4}", "$0 ").toUpperCase(Locale.ROOT));
            case MAC -> Optional.of(value.replaceAll("..(?!$)", "$0:"));
            case SSN -> Optional.of(value.replaceFirst("(.{3})(..)", "$1-$2-"));
            case EMAIL, URL, HOST, UUID, BIC -> Optional.of(value.toUpperCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }

    private static String realistic(Identifier kind, Faker faker) {
        return switch (kind) {
            case EMAIL -> faker.internet().emailAddress();
            case URL ->
                "https://" + faker.internet().domainName() + "/"
                        + faker.internet().slug();
            case HOST -> faker.internet().domainName();
            case IPV4 -> faker.internet().ipV4Address();
            case IPV6 -> faker.internet().ipV6Address();
            case MAC -> faker.internet().macAddress();
            case IBAN -> faker.finance().iban("DE");
            case CARD -> faker.finance().creditCard();
            case SSN -> faker.idNumber().ssnValid();
            case PHONE -> faker.numerify(faker.bool().bool() ? "+1 (2##) ###-####" : "0### ### ## ##");
            case NINO -> faker.bothify("??######?");
            case BIC -> faker.finance().bic();
            case GTIN -> faker.code().ean13();
            case POSTCODE -> faker.address().zipCode();
            default -> faker.regexify("[0-9a-f$_]{4,60}");
        };
    }

    private static String mutated(String value, Random random) {
        var at = random.nextInt(value.length() + 1);
        var odd = String.valueOf(ODD.charAt(random.nextInt(ODD.length())));
        var next = Math.min(value.length(), at + 1);
        return switch (random.nextInt(7)) {
            case 0 -> value.substring(0, at) + odd + value.substring(at);
            case 1 -> value.substring(0, at) + odd + value.substring(next);
            case 2 -> value.substring(0, at) + value.substring(next);
            case 3 -> odd + value;
            case 4 -> value + odd;
            case 5 -> value.toUpperCase(Locale.ROOT);
            default -> value + Pattern.compile("[a-z]").matcher(value).replaceFirst("x3");
        };
    }
}
