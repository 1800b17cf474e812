package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Books kept by double entry: what is booked, in which currencies, over which months, and the tables that hold it.
///
/// Of each tenant every purpose has one account in each currency. Its bookings fall into the months; the last one of a
/// month closes it. Each is noted in the audit log, where there is one. The entries of a booking sum up to zero in each
/// currency. `statements` are the purposes of accounts that have a statement each month. `root` is the tenant table
/// that they were written for, where the scenario names it: among the tables of the books, or else as its own.
public record Ledger(
        Optional<TableName> root,
        YearMonth since,
        int months,
        List<Currency> currencies,
        Amounts amounts,
        List<Kind> kinds,
        Map<Part, TableName> tables,
        Map<Role, String> columns,
        List<String> statements) {

    /// The words of the side of an entry, and of the state of a booking.
    public static final String DEBIT = "debit";
    public static final String CREDIT = "credit";
    public static final String POSTED = "posted";
    public static final String REVERSED = "reversed";

    /// Decimals of a rate, where its column has more.
    public static final int RATE_SCALE = 8;

    public Ledger {
        currencies = List.copyOf(currencies);
        kinds = List.copyOf(kinds);
        tables = Map.copyOf(tables);
        columns = Map.copyOf(columns);
        statements = List.copyOf(statements);
    }

    /// `rate` is how many of it one of the first currency is worth, the level about which its rates wander; `digits`
    /// are the decimals of its minor unit.
    public record Currency(String code, Optional<String> name, int weight, double rate, int digits) {}

    /// Log-normal around `median`, in the first currency; the share `rounded` of them is round.
    public record Amounts(double median, double sigma, double rounded) {}

    /// A kind of booking. Of so many bookings in a row as the weights add up to, each kind has exactly its weight; one
    /// that closes has none. `median` is that of its amounts.
    public record Kind(String name, int weight, Posting posting, double median) {}

    /// What a booking of a kind consists of; accounts are named by their purpose.
    public sealed interface Posting {

        /// One amount, divided among the accounts of each side.
        record Split(List<String> debit, List<String> credit) implements Posting {
            public Split {
                debit = List.copyOf(debit);
                credit = List.copyOf(credit);
            }
        }

        /// One currency given for another at the day's rate, through a position account of each; what is kept of it is
        /// posted apart, so that the rate stays recoverable.
        record Exchange(String cash, String position, String spread) implements Posting {}

        /// An earlier booking of the same month, of one of these kinds, with sides exchanged.
        record Reversal(List<String> of) implements Posting {
            public Reversal {
                of = List.copyOf(of);
            }
        }

        /// What the month has left on accounts of these purposes, carried over to another.
        record Closing(List<String> closes, String into) implements Posting {
            public Closing {
                closes = List.copyOf(closes);
            }
        }

        /// The purposes of the accounts that it posts to.
        default List<String> purposes() {
            return switch (this) {
                case Split(var debit, var credit) ->
                    Stream.concat(debit.stream(), credit.stream()).toList();
                case Exchange(var cash, var position, var spread) -> List.of(cash, position, spread);
                case Reversal _ -> List.of();
                case Closing(var closes, var into) ->
                    Stream.concat(closes.stream(), Stream.of(into)).toList();
            };
        }
    }

    /// The tables of the books.
    public enum Part {
        CURRENCIES(false),
        RATES(false),
        TENANTS(false),
        ACCOUNTS(true),
        PERIODS(true),
        BOOKINGS(true),
        ENTRIES(true),
        STATEMENTS(false),
        AUDIT(false);

        private final boolean required;

        Part(boolean required) {
            this.required = required;
        }

        public boolean required() {
            return required;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public List<Role> roles() {
            return Arrays.stream(Role.values())
                    .filter(role -> role.part == this)
                    .toList();
        }
    }

    /// What a column of such a table holds.
    public enum Role {
        CURRENCY_CODE(Part.CURRENCIES, "code", true),
        CURRENCY_NAME(Part.CURRENCIES, "name", false),
        CURRENCY_DIGITS(Part.CURRENCIES, "digits", false),
        RATE_BASE(Part.RATES, "base", true),
        RATE_QUOTE(Part.RATES, "quote", true),
        RATE_DAY(Part.RATES, "day", true),
        RATE(Part.RATES, "rate", true),
        TENANT_CURRENCY(Part.TENANTS, "currency", true),
        ACCOUNT_PURPOSE(Part.ACCOUNTS, "purpose", true),
        ACCOUNT_CURRENCY(Part.ACCOUNTS, "currency", true),
        PERIOD_FROM(Part.PERIODS, "from", true),
        PERIOD_UNTIL(Part.PERIODS, "until", false),
        BOOKING_KIND(Part.BOOKINGS, "kind", true),
        BOOKING_DAY(Part.BOOKINGS, "day", true),
        BOOKING_REVERSES(Part.BOOKINGS, "reverses", false),
        BOOKING_STATUS(Part.BOOKINGS, "status", false),
        BOOKING_AT(Part.BOOKINGS, "at", false),
        ENTRY_ACCOUNT(Part.ENTRIES, "account", true),
        ENTRY_SIDE(Part.ENTRIES, "side", true),
        ENTRY_AMOUNT(Part.ENTRIES, "amount", true),
        ENTRY_CURRENCY(Part.ENTRIES, "currency", true),
        STATEMENT_FROM(Part.STATEMENTS, "from", true),
        STATEMENT_UNTIL(Part.STATEMENTS, "until", false),
        STATEMENT_OPENING(Part.STATEMENTS, "opening", true),
        STATEMENT_CLOSING(Part.STATEMENTS, "closing", true),
        AUDIT_SUBJECT(Part.AUDIT, "subject", true),
        AUDIT_AT(Part.AUDIT, "at", true);

        private final Part part;
        private final String code;
        private final boolean required;

        Role(Part part, String code, boolean required) {
            this.part = part;
            this.code = code;
            this.required = required;
        }

        public Part part() {
            return part;
        }

        public String code() {
            return code;
        }

        public boolean required() {
            return required;
        }
    }

    public Optional<TableName> table(Part part) {
        return Optional.ofNullable(tables.get(part));
    }

    public Optional<Part> part(TableName table) {
        return tables.entrySet().stream()
                .filter(entry -> entry.getValue().equals(table))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public Optional<ColumnName> column(Role role) {
        return table(role.part())
                .flatMap(table -> Optional.ofNullable(columns.get(role)).map(column -> new ColumnName(table, column)));
    }

    /// What a column is for, if it is one of the books.
    public Optional<Role> role(TableName table, String column) {
        return part(table).stream()
                .flatMap(part -> part.roles().stream())
                .filter(role -> column.equals(columns.get(role)))
                .findFirst();
    }

    /// A table of which the books decide how many rows it has.
    public Optional<Part> counted(TableName table) {
        return part(table).filter(part -> part != Part.TENANTS && part != Part.BOOKINGS);
    }

    /// The purposes of accounts, in the order in which the kinds name them.
    public List<String> purposes() {
        return kinds.stream()
                .flatMap(kind -> kind.posting().purposes().stream())
                .distinct()
                .toList();
    }

    public Optional<Posting.Closing> closing() {
        return kinds.stream()
                .flatMap(kind -> kind.posting() instanceof Posting.Closing closing ? Stream.of(closing) : Stream.of())
                .findFirst();
    }
}
