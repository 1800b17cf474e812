package dev.seedbed.core.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.seedbed.core.deliver.Preview;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.value.PatternParser;
import dev.seedbed.core.generate.value.PatternText;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.EmailValidator;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.InetAddressValidator;
import org.apache.commons.validator.routines.UrlValidator;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Holds libraries that applications check values with to what `identifiers.yaml` says about them.
class ValidatorsTest {

    private static final int DRAWS = 500;
    private static final int ROWS = 2_000;
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    /// What one library says of these values, as the file has it.
    record Claim(Identifier kind, String validator, String verdict, List<String> values) {
        @Override
        public String toString() {
            return validator + " " + verdict + " " + kind.code() + " " + values.getFirst();
        }
    }

    static List<Claim> claims() throws IOException {
        var made = made();
        var claims = new ArrayList<Claim>();
        try (var file = Objects.requireNonNull(Identifier.class.getResourceAsStream("identifiers.yaml"))) {
            for (var entry : new YAMLMapper().readTree(file)) {
                var kind = Identifier.valueOf(
                        entry.path("kind").asString().toUpperCase(Locale.ROOT).replace('-', '_'));
                for (var validator : entry.path("validators").properties()) {
                    for (var verdict : validator.getValue().properties()) {
                        claims.add(claim(kind, validator.getKey(), verdict, made));
                    }
                }
            }
        }
        return claims;
    }

    private static Claim claim(
            Identifier kind,
            String validator,
            Map.Entry<String, JsonNode> verdict,
            Map<Identifier, List<String>> made) {
        var text = verdict.getValue().asString();
        return verdict.getKey().equals("made")
                ? new Claim(kind, validator, text, Objects.requireNonNull(made.get(kind), kind.code()))
                : new Claim(kind, validator, verdict.getKey(), drawn(text));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void librariesSayWhatTheFileSays(Claim claim) {
        assertThat(claim.values()).hasSizeGreaterThan(100).allMatch(claim.kind()::holds);
        var accepted = claim.values().stream()
                .filter(value -> accepts(claim.validator(), claim.kind(), value))
                .toList();
        switch (claim.verdict()) {
            case "accepts" -> assertThat(accepted).containsExactlyElementsOf(claim.values());
            case "rejects" -> assertThat(accepted).isEmpty();
            case "either" ->
                assertThat(accepted.size()).isBetween(1, claim.values().size() - 1);
            default -> throw new AssertionError(claim.verdict());
        }
    }

    @Test
    void asksEveryLibrary() throws IOException {
        assertThat(claims())
                .extracting(Claim::validator)
                .contains("libphonenumber", "commons-validator", "iban4j")
                .hasSizeGreaterThan(15);
    }

    /// 97, 98 and 02 are right where 00, 01 and 99 stand: the remainder is the same, and ISO 7064 gives out no others.
    @Test
    void accountNumbersWithCheckDigitsThatNobodyGivesOutPassTheFormulaAndNotTheStrictLibrary() {
        var never = Map.of(97, "00", 98, "01", 2, "99");
        var found = new HashMap<String, Integer>();
        for (var number = 0L; number < 3_000; number++) {
            var account = "%018d".formatted(number * 7_919_317L);
            var rest = new BigInteger(account + "131400").mod(NINETY_SEVEN).intValueExact();
            Optional.ofNullable(never.get(98 - rest)).ifPresent(digits -> {
                var iban = "DE" + digits + account;
                assertThat(accepts("iban4j", Identifier.IBAN, iban)).as(iban).isTrue();
                assertThat(accepts("commons-validator", Identifier.IBAN, iban))
                        .as(iban)
                        .isFalse();
                assertThat(Identifier.IBAN.holds(iban)).isTrue();
                found.merge(digits, 1, Integer::sum);
            });
        }
        assertThat(found).containsOnlyKeys("00", "01", "99");
    }

    @Test
    void cardsThatNobodyIssuesPassLuhnAndBelongToNoBrand() throws Exception {
        for (var digits : drawn("99\\d{13}")) {
            var card = digits + LuhnCheckDigit.LUHN_CHECK_DIGIT.calculate(digits);
            assertThat(LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(card)).isTrue();
            assertThat(accepts("commons-validator", Identifier.CARD, card))
                    .as(card)
                    .isFalse();
            assertThat(Identifier.CARD.holds(card)).isTrue();
        }
    }

    private static boolean accepts(String validator, Identifier kind, String value) {
        return switch (validator) {
            case "libphonenumber" -> validPhone(value);
            case "iban4j" -> validAccount(value);
            case "commons-validator" ->
                switch (kind) {
                    case EMAIL -> EmailValidator.getInstance().isValid(value);
                    case URL -> new UrlValidator(new String[] {"https"}).isValid(value);
                    case HOST -> DomainValidator.getInstance().isValid(value);
                    case IPV4 -> InetAddressValidator.getInstance().isValidInet4Address(value);
                    case IPV6 -> InetAddressValidator.getInstance().isValidInet6Address(value);
                    case IBAN -> IBANValidator.getInstance().isValid(value);
                    case CARD ->
                        new CreditCardValidator(CreditCardValidator.AMEX
                                        + CreditCardValidator.VISA
                                        + CreditCardValidator.MASTERCARD
                                        + CreditCardValidator.DISCOVER
                                        + CreditCardValidator.DINERS)
                                .isValid(value);
                    default -> throw new AssertionError(kind);
                };
            default -> throw new AssertionError(validator);
        };
    }

    private static boolean validPhone(String value) {
        var util = PhoneNumberUtil.getInstance();
        try {
            return util.isValidNumber(util.parse(value, "US"));
        } catch (NumberParseException _) {
            return false;
        }
    }

    private static boolean validAccount(String value) {
        try {
            IbanUtil.validate(value);
            return true;
        } catch (Iban4jException _) {
            return false;
        }
    }

    private static List<String> drawn(String pattern) {
        var text = new PatternText(PatternParser.parse(pattern).orElseThrow(), Key.of(11), Optional.empty());
        return LongStream.range(0, DRAWS)
                .mapToObj(row -> CellText.of(text, new Place(0, row, row)).orElseThrow())
                .toList();
    }

    /// What Seedbed makes, in columns with room and without, of many values and of different ones.
    private static Map<Identifier, List<String>> made() {
        var ddl = """
                CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL, work_email varchar(24) NOT NULL UNIQUE,
                    url text NOT NULL, website text NOT NULL UNIQUE, host text NOT NULL, ip text NOT NULL,
                    last_ip varchar(15) NOT NULL UNIQUE, client_ip text NOT NULL UNIQUE, iban text NOT NULL,
                    home_iban text NOT NULL UNIQUE, phone text NOT NULL, mobile text NOT NULL UNIQUE,
                    fax varchar(20) NOT NULL UNIQUE)
                """;
        var kinds = Map.ofEntries(
                Map.entry("email", Identifier.EMAIL),
                Map.entry("work_email", Identifier.EMAIL),
                Map.entry("url", Identifier.URL),
                Map.entry("website", Identifier.URL),
                Map.entry("host", Identifier.HOST),
                Map.entry("ip", Identifier.IPV4),
                Map.entry("last_ip", Identifier.IPV4),
                Map.entry("client_ip", Identifier.IPV6),
                Map.entry("iban", Identifier.IBAN),
                Map.entry("home_iban", Identifier.IBAN),
                Map.entry("phone", Identifier.PHONE),
                Map.entry("mobile", Identifier.PHONE),
                Map.entry("fax", Identifier.PHONE));
        var made = new HashMap<Identifier, List<String>>();
        try (var connections = PostgresServers.newest().connections(ddl)) {
            var schema = Exports.schema(connections);
            var scenario = ScenarioFile.read("scenario.yaml", "tables: {people: {rows: " + ROWS + " in all}}", schema);
            var table = Exports.plan(schema, scenario).table(new TableName("public", "people"));
            var rows = Preview.of(table, 0, ROWS).rows();
            kinds.forEach((column, kind) -> made.computeIfAbsent(kind, _ -> new ArrayList<>())
                    .addAll(rows.stream()
                            .map(row ->
                                    row.get(table.columnNames().indexOf(column)).orElseThrow())
                            .toList()));
        }
        assertThat(Stream.of(Identifier.PHONE).map(made::get))
                .allSatisfy(list -> assertThat(list).hasSize(3 * ROWS));
        return made;
    }
}
