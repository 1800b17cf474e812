package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Ledger.Currency;
import dev.seedbed.core.scenario.Ledger.Part;
import dev.seedbed.core.scenario.Ledger.Role;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.TableName;
import java.util.Map;
import java.util.Optional;

/// Whether the tables that the books name can hold them: types, and from which table rows hang.
final class LedgerFit {

    private static final Map<Part, Part> HOMES =
            Map.of(Part.BOOKINGS, Part.PERIODS, Part.ENTRIES, Part.BOOKINGS, Part.STATEMENTS, Part.ACCOUNTS);

    private final Draft draft;
    private final Ledger ledger;

    LedgerFit(Draft draft, Ledger ledger) {
        this.draft = draft;
        this.ledger = ledger;
    }

    void check() {
        var end = ledger.since().plusMonths(ledger.months()).atDay(1);
        if (end.isAfter(draft.scenario().asOf())) {
            throw problem(
                    "The books go on after the date that counts as today in the data.",
                    "ledger",
                    "The last month ends before " + end + ", and as-of is "
                            + draft.scenario().asOf() + ".",
                    "Begin earlier, keep fewer months, or move as-of.");
        }
        ledger.tables().forEach(this::checkHome);
        var bookings = ledger.table(Part.BOOKINGS).orElseThrow();
        if (!(draft.table(bookings).rows() instanceof RowCount.PerTenant)) {
            throw problem(
                    "Bookings are counted by tenant.",
                    bookings.toString(),
                    "They are divided evenly among the months of the books.",
                    "Write 'rows: 1200 per tenant'.");
        }
        for (var role : Role.values()) {
            ledger.column(role).ifPresent(column -> check(role, column));
        }
    }

    /// What an audit log names a booking by: the one column of its primary key.
    ColumnName bookingKey() {
        var bookings = ledger.table(Part.BOOKINGS).orElseThrow();
        return draft.schema()
                .table(bookings)
                .primaryKey()
                .filter(key -> key.columns().size() == 1)
                .map(key -> new ColumnName(bookings, key.columns().getFirst()))
                .orElseThrow(() -> problem(
                        "The books cannot be kept in " + bookings + ".",
                        "ledger, " + Part.BOOKINGS.code(),
                        "Its primary key is not one column.",
                        "Name another table, or give this one a key of its own."));
    }

    private void checkHome(Part part, TableName table) {
        var home = draft.lineage().home(table).map(Link::target);
        var wanted = switch (part) {
            case CURRENCIES, RATES, TENANTS -> Optional.<TableName>empty();
            case ACCOUNTS, PERIODS, AUDIT -> draft.lineage().root();
            case BOOKINGS, ENTRIES, STATEMENTS ->
                Optional.ofNullable(HOMES.get(part)).flatMap(ledger::table);
        };
        var owned = draft.lineage().owned().contains(table);
        var fits = switch (part) {
            case CURRENCIES, RATES -> !owned;
            case TENANTS -> draft.lineage().root().filter(table::equals).isPresent();
            case ACCOUNTS, PERIODS, BOOKINGS, ENTRIES, STATEMENTS, AUDIT -> wanted.isPresent() && home.equals(wanted);
        };
        if (!fits) {
            throw problem(
                    "The books cannot be kept in " + table + ".",
                    "ledger, " + part.code(),
                    switch (part) {
                        case CURRENCIES, RATES -> "Its rows belong to tenants.";
                        case TENANTS -> "It is not the tenant table.";
                        case ACCOUNTS, PERIODS, BOOKINGS, ENTRIES, STATEMENTS, AUDIT ->
                            "Its rows hang from "
                                    + home.map(TableName::toString).orElse("no table")
                                    + ", and must hang from "
                                    + wanted.map(TableName::toString).orElse("the tenant table, which is missing")
                                    + ".";
                    },
                    "Name another table, or add a required foreign key to the schema.");
        }
    }

    private void check(Role role, ColumnName name) {
        var column = draft.schema().table(name.table()).column(name.column());
        var type = column.type().base();
        var fits = switch (role) {
            case RATE_DAY,
                    PERIOD_FROM,
                    PERIOD_UNTIL,
                    BOOKING_DAY,
                    BOOKING_AT,
                    STATEMENT_FROM,
                    STATEMENT_UNTIL,
                    AUDIT_AT -> type instanceof ColumnType.Date || type instanceof ColumnType.Timestamp;
            case CURRENCY_DIGITS -> type instanceof ColumnType.Whole;
            case ENTRY_AMOUNT, STATEMENT_OPENING, STATEMENT_CLOSING -> amounts(type);
            case RATE -> type instanceof ColumnType.Numeric;
            case CURRENCY_CODE,
                    CURRENCY_NAME,
                    RATE_BASE,
                    RATE_QUOTE,
                    TENANT_CURRENCY,
                    ACCOUNT_PURPOSE,
                    ACCOUNT_CURRENCY,
                    BOOKING_KIND,
                    BOOKING_STATUS,
                    ENTRY_SIDE,
                    ENTRY_CURRENCY,
                    AUDIT_SUBJECT -> type instanceof ColumnType.Text || type instanceof ColumnType.Enumerated;
            case BOOKING_REVERSES -> pointsAt(name, Part.BOOKINGS);
            case ENTRY_ACCOUNT -> pointsAt(name, Part.ACCOUNTS);
        };
        if (!fits) {
            throw problem(
                    "The books cannot be kept in " + name + ".",
                    "ledger, " + role.part().code() + ", " + role.code(),
                    "It is of type " + column.type().sql() + ", which does not hold what belongs there.",
                    "Name another column.");
        }
        listed(role, name);
    }

    /// A foreign key to codes finds all of them only where the books keep these as well.
    private void listed(Role role, ColumnName name) {
        switch (role) {
            case RATE_BASE, RATE_QUOTE, TENANT_CURRENCY, ACCOUNT_CURRENCY, ENTRY_CURRENCY ->
                draft.lineage()
                        .deciding(name.table(), name.column())
                        .filter(link -> ledger.table(Part.CURRENCIES)
                                .filter(link.target()::equals)
                                .isEmpty())
                        .ifPresent(link -> {
                            throw problem(
                                    "The books cannot be kept in " + name + ".",
                                    "ledger, " + role.part().code() + ", " + role.code(),
                                    "It points at " + link.target() + ", whose codes the books do not know.",
                                    "Name that table under 'currencies'.");
                        });
            default -> {}
        }
    }

    private boolean amounts(ColumnType type) {
        var digits =
                ledger.currencies().stream().mapToInt(Currency::digits).max().orElse(0);
        return type instanceof ColumnType.Whole
                || (type instanceof ColumnType.Numeric numeric
                        && (numeric.precision().isEmpty() || numeric.scale().orElse(0) >= digits));
    }

    private boolean pointsAt(ColumnName name, Part part) {
        return draft.lineage()
                .deciding(name.table(), name.column())
                .map(Link::target)
                .equals(ledger.table(part));
    }

    private static SeedbedException problem(String what, String where, String why, String remedy) {
        return Problem.error(Category.UNSATISFIABLE, what, where, why, remedy).exception();
    }
}
