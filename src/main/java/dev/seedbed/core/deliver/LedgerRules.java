package dev.seedbed.core.deliver;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.deliver.CheckReport.Finding;
import dev.seedbed.core.deliver.InvariantRules.Asked;
import dev.seedbed.core.deliver.InvariantRules.Gone;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Ledger.Kind;
import dev.seedbed.core.scenario.Ledger.Part;
import dev.seedbed.core.scenario.Ledger.Posting;
import dev.seedbed.core.scenario.Ledger.Role;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Lineage;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What books promise, as queries over the tables that hold them.
final class LedgerRules {

    private final Ledger ledger;
    private final Lineage lineage;
    private final Schema schema;
    private final List<Rule> rules = new ArrayList<>();

    private LedgerRules(Ledger ledger, Lineage lineage, Schema schema) {
        this.ledger = ledger;
        this.lineage = lineage;
        this.schema = schema;
    }

    /// What of the books in a manifest can be asked, and what cannot any more.
    static Asked of(Manifest manifest, TenantGraph graph) {
        var rules = new ArrayList<Rule>();
        var findings = new ArrayList<Finding>();
        manifest.books().forEach((table, text) -> {
            try {
                var ledger = ScenarioFile.ledger("manifest", text, graph.schema());
                rules.addAll(of(ledger, Lineage.of(graph.schema(), graph), graph.schema()));
            } catch (SeedbedException | Gone failure) {
                findings.add(new Finding(table, "ledger", 0, "cannot be asked: " + failure.getMessage()));
            }
        });
        return new Asked(rules, findings);
    }

    static List<Rule> of(Ledger ledger, Lineage lineage, Schema schema) {
        var made = new LedgerRules(ledger, lineage, schema);
        made.entries();
        made.periods();
        made.reversals();
        if (ledger.table(Part.RATES).isPresent()) {
            made.rates();
        }
        if (ledger.table(Part.STATEMENTS).isPresent()) {
            made.statements();
        }
        if (ledger.table(Part.AUDIT).isPresent()) {
            made.audit();
        }
        return made.rules;
    }

    private void entries() {
        var booking = keys(home(Part.ENTRIES), "entry");
        rule(
                Part.ENTRIES,
                "balance",
                "bookings have entries in a currency that do not sum up to zero",
                groups("SELECT 1 FROM " + from(Part.ENTRIES, "entry") + " GROUP BY " + booking + ", "
                        + of(Role.ENTRY_CURRENCY, "entry") + " HAVING sum(" + signed("entry") + ") <> 0"));
        rule(
                Part.ENTRIES,
                "currency of the account",
                "entries are in another currency than their account",
                "SELECT count(*) FROM " + entriesWithAccounts() + " WHERE " + of(Role.ENTRY_CURRENCY, "entry")
                        + " IS DISTINCT FROM " + of(Role.ACCOUNT_CURRENCY, "account"));
        rule(
                Part.ACCOUNTS,
                "one account",
                "accounts have the purpose and currency of another one",
                groups("SELECT 1 FROM " + from(Part.ACCOUNTS, "account") + " GROUP BY "
                        + keys(home(Part.ACCOUNTS), "account") + ", " + of(Role.ACCOUNT_PURPOSE, "account") + ", "
                        + of(Role.ACCOUNT_CURRENCY, "account") + " HAVING count(*) > 1"));
    }

    private void periods() {
        var joined = from(Part.BOOKINGS, "booking") + join(home(Part.BOOKINGS), "booking", "period");
        ledger.column(Role.PERIOD_UNTIL)
                .ifPresent(_ -> rule(
                        Part.BOOKINGS,
                        "period",
                        "bookings are of a day outside their period",
                        "SELECT count(*) FROM " + joined + " WHERE " + of(Role.BOOKING_DAY, "booking") + " NOT BETWEEN "
                                + of(Role.PERIOD_FROM, "period") + " AND " + of(Role.PERIOD_UNTIL, "period")));
        ledger.closing()
                .ifPresent(closing -> rule(
                        Part.ENTRIES,
                        "closing",
                        "accounts that each period closes have something left",
                        groups("SELECT 1 FROM " + entriesWithAccounts() + join(home(Part.ENTRIES), "entry", "booking")
                                + " WHERE " + of(Role.ACCOUNT_PURPOSE, "account") + "::text IN ("
                                + closing.closes().stream().map(Sql::literal).collect(Collectors.joining(", "))
                                + ") GROUP BY " + keys(home(Part.BOOKINGS), "booking") + ", "
                                + keys(account(), "entry") + " HAVING sum(" + signed("entry") + ") <> 0")));
    }

    private void reversals() {
        ledger.column(Role.BOOKING_REVERSES).ifPresent(column -> {
            var link = key(column);
            var reversal = from(Part.BOOKINGS, "reversal");
            var given = of(Role.BOOKING_REVERSES, "reversal") + " IS NOT NULL";
            var entries = home(Part.ENTRIES);
            rule(
                    Part.BOOKINGS,
                    "reversal",
                    "accounts keep something of a booking and its reversal",
                    groups("SELECT 1 FROM (SELECT " + line(link, "reversal") + " FROM " + reversal + " JOIN "
                            + from(Part.ENTRIES, "entry") + " ON " + equal(entries, "entry", "reversal") + " WHERE "
                            + given + " UNION ALL SELECT " + line(link, "reversal") + " FROM " + reversal
                            + join(link, "reversal", "booking") + " JOIN " + from(Part.ENTRIES, "entry") + " ON "
                            + equal(entries, "entry", "booking") + ") AS line GROUP BY reversed, account"
                            + " HAVING sum(amount) <> 0"));
            rule(
                    Part.BOOKINGS,
                    "reversed once",
                    "bookings are reversed more than once",
                    groups("SELECT 1 FROM " + reversal + " WHERE " + given + " GROUP BY " + keys(link, "reversal")
                            + " HAVING count(*) > 1"));
            rule(
                    Part.BOOKINGS,
                    "reversed later",
                    "bookings are reversed on an earlier day",
                    "SELECT count(*) FROM " + reversal + join(link, "reversal", "booking") + " WHERE "
                            + of(Role.BOOKING_DAY, "reversal") + " < " + of(Role.BOOKING_DAY, "booking"));
            ledger.column(Role.BOOKING_STATUS)
                    .ifPresent(_ -> rule(
                            Part.BOOKINGS,
                            "reversed state",
                            "bookings are reversed and do not say so, or the other way around",
                            "SELECT count(*) FROM " + from(Part.BOOKINGS, "booking") + " WHERE ("
                                    + of(Role.BOOKING_STATUS, "booking") + "::text = " + Sql.literal(Ledger.REVERSED)
                                    + ") <> EXISTS (SELECT 1 FROM " + reversal + " WHERE "
                                    + equal(link, "reversal", "booking") + ")"));
        });
    }

    /// Of which booking and account an entry is a line.
    private String line(Link reverses, String alias) {
        return "ROW(" + keys(reverses, alias) + ")::text AS reversed, ROW(" + keys(account(), "entry")
                + ")::text AS account, " + signed("entry") + " AS amount";
    }

    private void rates() {
        var day = of(Role.RATE_DAY, "one");
        var half = "0.5 * 10.0 ^ -" + scale();
        rule(
                Part.RATES,
                "triangles",
                "rates are not what a third currency makes of them",
                "SELECT count(*) FROM " + from(Part.RATES, "one") + " JOIN " + from(Part.RATES, "two") + " ON "
                        + of(Role.RATE_DAY, "two") + " = " + day + " AND " + of(Role.RATE_BASE, "two") + " = "
                        + of(Role.RATE_QUOTE, "one") + " JOIN " + from(Part.RATES, "three") + " ON "
                        + of(Role.RATE_DAY, "three") + " = " + day + " AND " + of(Role.RATE_BASE, "three") + " = "
                        + of(Role.RATE_BASE, "one") + " AND " + of(Role.RATE_QUOTE, "three") + " = "
                        + of(Role.RATE_QUOTE, "two") + " WHERE abs(" + of(Role.RATE, "one") + " * "
                        + of(Role.RATE, "two") + " - " + of(Role.RATE, "three") + ") > " + half + " * ("
                        + of(Role.RATE, "one") + " + " + of(Role.RATE, "two") + " + 2)");
        rule(
                Part.RATES,
                "business days",
                "rates are of a Saturday or a Sunday",
                "SELECT count(*) FROM " + from(Part.RATES, "one") + " WHERE extract(isodow FROM " + day + ") > 5");
        for (var kind : ledger.kinds()) {
            if (kind.posting() instanceof Posting.Exchange exchange) {
                exchange(kind, exchange);
            }
        }
    }

    /// What is taken is what is given at the rate of the day, rounded in favour of the position account.
    private void exchange(Kind kind, Posting.Exchange exchange) {
        var booking = home(Part.ENTRIES);
        var given = minor("given") + " * " + of(Role.RATE, "rate") + " * 10.0 ^ (" + digits("taken") + " - "
                + digits("given") + ")";
        rule(
                Part.BOOKINGS,
                kind.name() + " at the day's rate",
                "exchanges are not at the rate of their day",
                "SELECT count(*) FROM " + from(Part.BOOKINGS, "booking") + " WHERE " + of(Role.BOOKING_KIND, "booking")
                        + "::text = " + Sql.literal(kind.name()) + " AND NOT EXISTS (SELECT 1 FROM "
                        + from(Part.ENTRIES, "given") + join(account(), "given", "account") + " JOIN "
                        + from(Part.ENTRIES, "taken") + " ON " + equal(booking, "taken", "booking")
                        + join(account(), "taken", "other") + " JOIN " + from(Part.RATES, "rate") + " ON "
                        + of(Role.RATE_BASE, "rate") + " = " + of(Role.ENTRY_CURRENCY, "given") + " AND "
                        + of(Role.RATE_QUOTE, "rate") + " = " + of(Role.ENTRY_CURRENCY, "taken") + " AND "
                        + of(Role.RATE_DAY, "rate") + " = " + of(Role.BOOKING_DAY, "booking") + " WHERE "
                        + equal(booking, "given", "booking") + " AND " + side("given", Ledger.DEBIT) + " AND "
                        + side("taken", Ledger.CREDIT) + " AND " + purpose("account", exchange.position()) + " AND "
                        + purpose("other", exchange.position()) + " AND " + minor("taken") + " = floor(" + given
                        + "))");
    }

    private void statements() {
        var account = home(Part.STATEMENTS);
        rule(
                Part.STATEMENTS,
                "opening",
                "statements do not open with what the one before closed with",
                "SELECT count(*) FROM (SELECT " + of(Role.STATEMENT_OPENING, "statement") + " AS opening, lag("
                        + of(Role.STATEMENT_CLOSING, "statement") + ", 1) OVER (PARTITION BY "
                        + keys(account, "statement") + " ORDER BY " + of(Role.STATEMENT_FROM, "statement")
                        + ") AS before FROM " + from(Part.STATEMENTS, "statement")
                        + ") AS month WHERE opening <> coalesce(before, 0)");
        var entry = account();
        var columns = IntStream.range(0, entry.columns().size()).boxed().toList();
        var keys = columns.stream()
                .map(index -> "entry." + Sql.identifier(entry.columns().get(index)) + " AS key_" + index)
                .collect(Collectors.joining(", "));
        var same = columns.stream()
                .map(index -> "moved.key_" + index + " = statement."
                        + Sql.identifier(account.columns().get(index)))
                .collect(Collectors.joining(" AND "));
        rule(
                Part.STATEMENTS,
                "reconciled",
                "statements differ from the entries of their month",
                "SELECT count(*) FROM " + from(Part.STATEMENTS, "statement") + " LEFT JOIN (SELECT " + keys
                        + ", date_trunc('month', " + of(Role.BOOKING_DAY, "booking") + ") AS month, sum("
                        + signed("entry") + ") AS amount FROM " + from(Part.ENTRIES, "entry")
                        + join(home(Part.ENTRIES), "entry", "booking") + " GROUP BY " + keys(entry, "entry")
                        + ", month) AS moved ON " + same + " AND moved.month = "
                        + of(Role.STATEMENT_FROM, "statement") + " WHERE "
                        + of(Role.STATEMENT_CLOSING, "statement") + " - " + of(Role.STATEMENT_OPENING, "statement")
                        + " <> coalesce(moved.amount, 0)");
    }

    /// The key of a booking stands in the audit log as text.
    private void audit() {
        var key = schema.table(table(Part.BOOKINGS))
                .primaryKey()
                .orElseThrow(() -> new Gone(table(Part.BOOKINGS) + " has no primary key"))
                .columns()
                .getFirst();
        var booked = ledger.column(Role.BOOKING_AT).isPresent() ? Role.BOOKING_AT : Role.BOOKING_DAY;
        rule(
                Part.AUDIT,
                "audit",
                "bookings are not in the audit log, or before they were made",
                "SELECT count(*) FROM " + from(Part.BOOKINGS, "booking") + " WHERE NOT EXISTS (SELECT 1 FROM "
                        + from(Part.AUDIT, "audit") + " WHERE " + of(Role.AUDIT_SUBJECT, "audit") + " = booking."
                        + Sql.identifier(key) + "::text AND " + of(Role.AUDIT_AT, "audit") + " >= "
                        + of(booked, "booking") + ")");
    }

    private void rule(Part part, String name, String what, String sql) {
        rules.add(new Rule(table(part), name, what, sql));
    }

    private static String groups(String sql) {
        return "SELECT count(*) FROM (" + sql + ") AS found";
    }

    private TableName table(Part part) {
        return ledger.table(part).orElseThrow();
    }

    private String from(Part part, String alias) {
        return table(part).sql() + " AS " + alias;
    }

    private String of(Role role, String alias) {
        return alias + "." + Sql.identifier(ledger.column(role).orElseThrow().column());
    }

    private Link home(Part part) {
        return lineage.home(table(part)).orElseThrow(() -> new Gone("rows of " + table(part) + " hang from no table"));
    }

    /// The key that says which account an entry is on.
    private Link account() {
        return key(ledger.column(Role.ENTRY_ACCOUNT).orElseThrow());
    }

    private Link key(ColumnName column) {
        return lineage.deciding(column.table(), column.column())
                .orElseThrow(() -> new Gone(column + " is in no foreign key"));
    }

    private String entriesWithAccounts() {
        return from(Part.ENTRIES, "entry") + join(account(), "entry", "account");
    }

    private static String keys(Link link, String alias) {
        return link.columns().stream()
                .map(column -> alias + "." + Sql.identifier(column))
                .collect(Collectors.joining(", "));
    }

    private static String join(Link link, String child, String parent) {
        return " JOIN " + link.target().sql() + " AS " + parent + " ON " + equal(link, child, parent);
    }

    private static String equal(Link link, String child, String parent) {
        return IntStream.range(0, link.columns().size())
                .mapToObj(index -> child + "." + Sql.identifier(link.columns().get(index)) + " = " + parent + "."
                        + Sql.identifier(link.targetColumns().get(index)))
                .collect(Collectors.joining(" AND "));
    }

    private String signed(String entry) {
        return "CASE WHEN " + side(entry, Ledger.DEBIT) + " THEN " + of(Role.ENTRY_AMOUNT, entry) + " ELSE -"
                + of(Role.ENTRY_AMOUNT, entry) + " END";
    }

    private String side(String entry, String side) {
        return of(Role.ENTRY_SIDE, entry) + "::text = " + Sql.literal(side);
    }

    private String purpose(String account, String purpose) {
        return of(Role.ACCOUNT_PURPOSE, account) + "::text = " + Sql.literal(purpose);
    }

    /// The amount of an entry in minor units.
    private String minor(String entry) {
        var amount = ledger.column(Role.ENTRY_AMOUNT).orElseThrow();
        var whole = schema.table(amount.table()).column(amount.column()).type().base() instanceof ColumnType.Whole;
        return whole ? of(Role.ENTRY_AMOUNT, entry) : of(Role.ENTRY_AMOUNT, entry) + " * 10.0 ^ " + digits(entry);
    }

    private String digits(String entry) {
        return ledger.currencies().stream()
                .map(currency -> " WHEN " + Sql.literal(currency.code()) + " THEN " + currency.digits())
                .collect(Collectors.joining("", "CASE " + of(Role.ENTRY_CURRENCY, entry) + "::text", " END"));
    }

    private int scale() {
        var rate = ledger.column(Role.RATE).orElseThrow();
        return schema.table(rate.table()).column(rate.column()).type().base() instanceof ColumnType.Numeric numeric
                ? Math.min(Ledger.RATE_SCALE, numeric.scale().orElse(Ledger.RATE_SCALE))
                : Ledger.RATE_SCALE;
    }
}
