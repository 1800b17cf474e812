package dev.seedbed.core.guard.audit;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.synthetic.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Puts realistic values into some cells of a database, and knows where.
final class ReplacedCells {

    /// `form` has `%s` where the value goes.
    record Place(String table, String column, Identifier kind, String form) {

        static Place of(String place, Identifier kind, String form) {
            var parts = place.split("\\.");
            return new Place(parts[0], parts[1], kind, form);
        }

        static Place of(String place, Identifier kind) {
            return of(place, kind, "%s");
        }
    }

    record Replaced(Place place, List<String> values) {}

    private static final String PROSE = "sit amet %s dolor";

    private static final List<Place> LEDGER = List.of(
            Place.of("members.email", Identifier.EMAIL),
            Place.of("members.full_name", Identifier.PERSON_NAME),
            Place.of("members.phone", Identifier.PHONE),
            Place.of("counterparties.email", Identifier.EMAIL, "Sales <%s>"),
            Place.of("counterparties.phone", Identifier.PHONE),
            Place.of("counterparties.iban", Identifier.IBAN),
            Place.of("counterparties.street", Identifier.STREET),
            Place.of("counterparties.postal_code", Identifier.POSTCODE),
            Place.of("counterparties.metadata", Identifier.EMAIL, "{\"contact\": {\"email\": \"%s\"}}"),
            Place.of("audit_log.ip_address", Identifier.IPV4),
            Place.of("audit_log.details", Identifier.MAC, "{\"clients\": [{\"mac\": \"%s\"}]}"),
            Place.of("transactions.description", Identifier.EMAIL, PROSE),
            Place.of("entries.memo", Identifier.IBAN, PROSE),
            Place.of("invoices.notes", Identifier.CARD, PROSE),
            Place.of("invoices.metadata", Identifier.SSN, "{\"ssn\": \"%s\"}"),
            Place.of("invoice_lines.description", Identifier.SSN, PROSE),
            Place.of("payments.reference", Identifier.CARD));

    private static final List<Place> STOREFRONT = List.of(
            Place.of("customers.email", Identifier.EMAIL),
            Place.of("customers.full_name", Identifier.PERSON_NAME),
            Place.of("customers.phone", Identifier.PHONE),
            Place.of("customers.street", Identifier.STREET),
            Place.of("webhook_deliveries.url", Identifier.URL),
            Place.of("webhook_deliveries.payload", Identifier.PHONE, "{\"customer\": {\"phone\": \"%s\"}}"),
            Place.of("search_queries.query", Identifier.EMAIL, PROSE),
            Place.of("products.attributes", Identifier.ETHEREUM, "{\"wallet\": \"%s\"}"),
            Place.of("products.description", Identifier.BITCOIN, PROSE),
            Place.of("uploads.file_name", Identifier.IPV6, PROSE),
            Place.of("audit_events.details", Identifier.IPV6, "{\"seen\": [\"%s\"]}"),
            Place.of("carts.items", Identifier.PERSON_NAME, "[{\"recipient_name\": \"%s\"}]"));

    private static final List<Place> TRACKER = List.of(
            Place.of("members.email", Identifier.EMAIL),
            Place.of("members.name", Identifier.PERSON_NAME),
            Place.of("members.skills", Identifier.EMAIL, "{sql,\"%s\"}"),
            Place.of("comments.body", Identifier.SECRET, PROSE),
            Place.of("issues.description", Identifier.PASSWORD_HASH, PROSE),
            Place.of("issues.attributes", Identifier.HOST, "{\"hostname\": \"%s\"}"),
            Place.of("webhooks.url", Identifier.URL),
            Place.of("webhooks.allowed_from", Identifier.IPV4),
            Place.of("member_preferences.layout", Identifier.CARD, "{\"card_number\": \"%s\"}"),
            Place.of("activities.changes", Identifier.EMAIL, "{\"from\": \"%s\"}"));

    private static final int LEAST = 20;

    private ReplacedCells() {}

    static List<Replaced> in(DatabaseUrl url, String sample, long seed) {
        var values = new RealisticValues(seed);
        var places = Stream.of(sample).flatMap(name -> places(name).stream()).toList();
        var replaced = new ArrayList<Replaced>();
        try (var connections = Connections.to(url);
                var connection = connections.open()) {
            for (var place : places) {
                replaced.add(replace(connection, place, values));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return replaced;
    }

    private static List<Place> places(String sample) {
        return switch (sample) {
            case "ledger" -> LEDGER;
            case "storefront" -> STOREFRONT;
            default -> TRACKER;
        };
    }

    /// One cell in a thousand, spread over the table, but some in any case.
    private static Replaced replace(Connection connection, Place place, RealisticValues values) throws SQLException {
        var table = Sql.identifier(place.table());
        var column = Sql.identifier(place.column());
        var targets = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT ctid FROM (SELECT ctid, row_number() OVER () AS n, count(*) OVER () AS total FROM "
                                + table + ") r WHERE n % greatest(1, least(1000, total / " + LEAST + ")) = 0")) {
            while (rows.next()) {
                targets.add(rows.getString(1));
            }
        }
        var put = new ArrayList<String>();
        try (var update = connection.createStatement()) {
            for (var target : targets) {
                var value = values.of(place.kind());
                put.add(value);
                update.addBatch("UPDATE " + table + " SET " + column + " = "
                        + Sql.literal(place.form().formatted(value)) + " WHERE ctid = '" + target + "'");
            }
            update.executeBatch();
        }
        return new Replaced(place, put);
    }
}
