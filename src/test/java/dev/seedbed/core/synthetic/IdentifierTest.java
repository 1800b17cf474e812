package dev.seedbed.core.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.deliver.Preview;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.testing.PostgresServers;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IdentifierTest {

    private static final Map<Kind, Identifier> KINDS = Map.of(
            Kind.EMAIL, Identifier.EMAIL,
            Kind.PHONE, Identifier.PHONE,
            Kind.IBAN, Identifier.IBAN,
            Kind.URL, Identifier.URL,
            Kind.HOST, Identifier.HOST);

    @Test
    void holdsEveryIdentifierOfEverySample() {
        var seen = new HashMap<Identifier, Integer>();
        var workbench = new Workbench(PostgresServers.newestHome());
        for (var sample : new String[] {"ledger", "storefront", "tracker"}) {
            var plan = workbench
                    .open(Source.parse("sample:" + sample), Progress.UNWATCHED)
                    .plan();
            plan.tables().forEach(table -> check(table, seen));
        }
        assertThat(seen.keySet()).contains(Identifier.EMAIL, Identifier.PHONE, Identifier.IBAN, Identifier.UUID);
        assertThat(seen.get(Identifier.EMAIL)).isGreaterThan(100);
    }

    /// Whatever stands in a cell, looking at it ends, and takes no more of the stack than is there.
    @ParameterizedTest
    @EnumSource(Identifier.class)
    void looksAtAnyText(Identifier kind) {
        for (var part :
                new String[] {"x", "x.", "a@x.", "a@", "1", "1 ", "1.", "a:", "::", "https://x.", "-", "$2a$10$x"}) {
            var text = "a@" + part.repeat(20_000);

            assertThat(kind.in(text)).as(part).hasSizeLessThan(text.length());
            assertThat(kind.inNamed(text)).as(part).hasSizeLessThan(text.length());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, someone@gmail.com",
        "EMAIL, someone@example.com.evil.org",
        "PHONE, +14155551234",
        "IBAN, DE89370400440532013000",
        "IPV4, 8.8.8.8",
        "URL, https://example.com.evil.org/x",
        "UUID, 550e8400-e29b-41d4-a716-446655440000"
    })
    void holdsNothingThatCouldBeSomebodys(Identifier kind, String value) {
        assertThat(kind.holds(value)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EMAIL         | write to someone@gmail.com.                      | someone@gmail.com
            EMAIL         | jörg.müller+x@bücher.example.co.uk               | jörg.müller+x@bücher.example.co.uk
            URL           | see https://acme.io/x?y=1, then                  | https://acme.io/x?y=1
            IPV4          | from 8.8.8.8. It                                 | 8.8.8.8
            IPV4          | 8.8.4.0/24                                       | 8.8.4.0
            IPV6          | at 2a00:1450:4001:80b::200e                      | 2a00:1450:4001:80b::200e
            MAC           | nic 3c:22:fb:12:34:56                            | 3c:22:fb:12:34:56
            IBAN          | on DE89 3704 0044 0532 0130 00 please            | DE89 3704 0044 0532 0130 00
            IBAN          | GB33BUKB20201555555555                           | GB33BUKB20201555555555
            CARD          | card 4539 5787 6362 1486, thanks                 | 4539 5787 6362 1486
            SSN           | ssn 219-09-9999                                  | 219-09-9999
            PHONE         | call +49 151 2345 6789 now                       | +49 151 2345 6789
            PHONE         | (415) 555-2671                                   | (415) 555-2671
            NINO          | AB 12 34 56 C                                    | AB 12 34 56 C
            BITCOIN       | 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2               | 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2
            BITCOIN       | bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4       | bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4
            ETHEREUM      | 0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe       | 0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe
            PASSWORD_HASH | $2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW | $2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW
            SECRET        | Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc  | eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc
            """)
    void findsWhatCouldBeSomebodysInsideText(Identifier kind, String text, String value) {
        assertThat(kind.in(text)).extracting(Occurrence::value).containsExactly(value);
        assertThat(kind.holds(value)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PHONE    | 0171 2345678
            PHONE    | 415-555-2671
            SSN      | 219099999
            NINO     | ab123456c
            NHS      | 943 476 5919
            BIC      | DEUTDEFF
            GTIN     | 4006381333931
            GTIN     | 0-306-40615-2
            MAC      | 3c22fb123456
            POSTCODE | 10115
            SECRET   | 9f8a7b6c5d4e3f2a1b0c
            """)
    void knowsBareFormsWhereTheColumnSaysSo(Identifier kind, String value) {
        assertThat(kind.in(value)).isEmpty();
        assertThat(kind.inNamed(value)).extracting(Occurrence::value).containsExactly(value);
        assertThat(kind.holds(value)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EMAIL    | a.b@mail.example.org
            EMAIL    | a.b@shop.test
            URL      | http://localhost:8080/x
            URL      | https://u:p@api.acme.example/x
            IPV4     | 192.168.0.1
            IPV4     | 198.19.255.1
            IPV6     | fe80::1:2:3
            MAC      | 06-00-00-00-00-01
            IBAN     | DE00 1234 5678 9012 3456 78
            CARD     | 4242 4242 4242 4242
            CARD     | 9999012345678904
            SSN      | 666-12-3456
            PHONE    | (415) 555-0123
            PHONE    | 020 7946 0123
            PHONE    | +44 (0)20 7946 0123
            PHONE    | +49 30 23125 123
            PHONE    | 01 99 00 12 34
            PHONE    | 0491 570 006
            PHONE    | 555-0101
            PHONE    | +12025550100;ext=77
            NINO     | QQ 12 34 56 C
            NHS      | 999 123 4560
            BIC      | ABCDDEF0
            GTIN     | 9521234567899
            ETHEREUM | 0x5eedbed000000000000000000000000000000001
            """)
    void holdsWhatIsNobodys(Identifier kind, String value) {
        assertThat(kind.holds(value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IPV4 | Chrome/120.0.0.0 v1.2.3.4
            IPV6 | at 12:30:45, std::vector, 2024-01-01 10:20:30+00
            CARD | 4539 5787 6362 1487 and 1234567890123
            IBAN | DE89370400440532013001 XY12ABCD DE00
            SSN  | 2219-09-99991
            MAC  | 2024-01-01-02-03
            """)
    void findsNothingInWhatOnlyLooksAlike(Identifier kind, String text) {
        assertThat(kind.in(text)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Identifier.class)
    void saysWhereItIsWrittenDown(Identifier kind) {
        assertThat(kind.authority()).isNotBlank();
        assertThat(kind.capacity()).isNotBlank();
        assertThat(kind.checked()).isAfter(LocalDate.of(2026, 1, 1));
    }

    private static void check(TablePlan table, Map<Identifier, Integer> seen) {
        var rows = Preview.of(table, 0, 500).rows();
        for (var index = 0; index < table.columns().size(); index++) {
            var column = index;
            reserved(table, column)
                    .ifPresent(kind -> rows.forEach(row -> row.get(column).ifPresent(value -> {
                        assertThat(kind.holds(value))
                                .as(
                                        "%s.%s: %s",
                                        table.name(), table.columnNames().get(column), value)
                                .isTrue();
                        seen.merge(kind, 1, Integer::sum);
                    })));
        }
    }

    private static Optional<Identifier> reserved(TablePlan table, int column) {
        var draft = table.columns().get(column).draft();
        if (draft.column().type().base() instanceof ColumnType.Uuid) {
            return Optional.of(Identifier.UUID);
        }
        return draft.rule() instanceof ColumnRule.Meaning(var kind)
                ? Optional.ofNullable(KINDS.get(kind))
                : Optional.empty();
    }
}
