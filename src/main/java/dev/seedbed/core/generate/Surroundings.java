package dev.seedbed.core.generate;

import dev.seedbed.core.generate.value.City;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Table;
import java.util.Set;
import java.util.stream.Collectors;

/// What the texts of a table depend on besides the language: whether its rows belong to tenants, which addresses have a
/// column for the country, and which columns are `measured` in bytes, where only plain letters are one each.
record Surroundings(boolean owned, Set<String> countries, Set<String> measured) {

    static final Surroundings NONE = new Surroundings(false, Set.of(), Set.of());

    private static final String BYTES = "octet_length";

    Surroundings {
        countries = Set.copyOf(countries);
        measured = Set.copyOf(measured);
    }

    static Surroundings of(DraftTable draft, boolean owned) {
        return new Surroundings(
                owned,
                draft.columns().stream()
                        .filter(column -> column.rule() instanceof ColumnRule.Meaning(var kind)
                                && (kind == Kind.COUNTRY || kind == Kind.COUNTRY_CODE))
                        .map(column -> City.group(column.column().name()))
                        .collect(Collectors.toSet()),
                draft.table().columns().stream()
                        .filter(column -> inBytes(draft.table(), column))
                        .map(Column::name)
                        .collect(Collectors.toSet()));
    }

    /// Whether the address that a city's column belongs to has a country.
    boolean country(String city) {
        return countries.contains(City.group(city));
    }

    private static boolean inBytes(Table table, Column column) {
        return inBytes(column.type())
                || table.checks().stream().anyMatch(check -> check.columns().contains(column.name()) && inBytes(check));
    }

    private static boolean inBytes(ColumnType type) {
        return switch (type) {
            case ColumnType.Domain domain ->
                domain.checks().stream().anyMatch(Surroundings::inBytes) || inBytes(domain.over());
            case ColumnType.Text text -> text.sql().equals("name");
            default -> false;
        };
    }

    private static boolean inBytes(Check check) {
        return check.expression().contains(BYTES);
    }
}
