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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservedTest {

    private static final Map<Kind, Reserved> KINDS = Map.of(
            Kind.EMAIL, Reserved.EMAIL,
            Kind.PHONE, Reserved.PHONE,
            Kind.IBAN, Reserved.IBAN,
            Kind.URL, Reserved.URL,
            Kind.HOST, Reserved.HOST);

    @Test
    void holdsEveryIdentifierOfEverySample() {
        var seen = new HashMap<Reserved, Integer>();
        var workbench = new Workbench(PostgresServers.newestHome());
        for (var sample : new String[] {"ledger", "storefront", "tracker"}) {
            var plan = workbench
                    .open(Source.parse("sample:" + sample), Progress.UNWATCHED)
                    .plan();
            plan.tables().forEach(table -> check(table, seen));
        }
        assertThat(seen.keySet()).contains(Reserved.EMAIL, Reserved.PHONE, Reserved.IBAN, Reserved.UUID);
        assertThat(seen.get(Reserved.EMAIL)).isGreaterThan(100);
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
    void holdsNothingThatCouldBeSomebodys(Reserved kind, String value) {
        assertThat(kind.holds(value)).isFalse();
    }

    private static void check(TablePlan table, Map<Reserved, Integer> seen) {
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

    private static Optional<Reserved> reserved(TablePlan table, int column) {
        var draft = table.columns().get(column).draft();
        if (draft.column().type().base() instanceof ColumnType.Uuid) {
            return Optional.of(Reserved.UUID);
        }
        return draft.rule() instanceof ColumnRule.Meaning(var kind)
                ? Optional.ofNullable(KINDS.get(kind))
                : Optional.empty();
    }
}
