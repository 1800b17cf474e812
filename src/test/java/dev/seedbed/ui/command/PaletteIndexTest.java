package dev.seedbed.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.testing.LargeSchemas;
import dev.seedbed.ui.command.PaletteEntry.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaletteIndexTest {

    private static final List<String> COLUMNS = List.of(
            "id",
            "tenant_id",
            "created_at",
            "updated_at",
            "deleted_at",
            "name",
            "email",
            "status",
            "amount",
            "currency",
            "country",
            "street",
            "city",
            "phone",
            "note",
            "position",
            "version",
            "checksum",
            "locale",
            "enabled");

    private static PaletteEntry entry(Kind kind, String text) {
        return PaletteEntry.place(kind, text, "", () -> {});
    }

    private static PaletteIndex tables(String... names) {
        return new PaletteIndex(
                List.of(names).stream().map(name -> entry(Kind.TABLE, name)).toList());
    }

    /// A thousand tables of twenty columns.
    private static PaletteIndex large() {
        var entries = new ArrayList<PaletteEntry>();
        for (var table : LargeSchemas.of(1000, 1).tables()) {
            entries.add(entry(Kind.TABLE, table.name().label()));
            COLUMNS.forEach(
                    column -> entries.add(entry(Kind.COLUMN, table.name().label() + "." + column)));
        }
        return new PaletteIndex(entries);
    }

    private static List<String> found(PaletteIndex index, String query) {
        return index.search(query, 50).stream().map(hit -> hit.entry().text()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "ord, orders",
        "orders, orders",
        "ol, order_lines",
        "orderlines, order_lines",
        "order lines, order_lines",
        "LINES, order_lines",
        "inv, invoices",
        "webdel, webhook_deliveries"
    })
    void theNearestNameIsTheFirst(String query, String first) {
        var index = tables("border_controls", "order_lines", "orders", "invoices", "deliveries", "webhook_deliveries");

        assertThat(found(index, query)).first().isEqualTo(first);
    }

    @Test
    void lettersStrewnOverANameAreNoHit() {
        assertThat(found(tables("webhook_deliveries"), "eole")).isEmpty();
        assertThat(found(tables("webhook_deliveries"), "zz")).isEmpty();
    }

    @Test
    void whatWasMeantIsShownLetterByLetter() {
        var letters = tables("order_lines").search("oline", 1).getFirst().letters();

        assertThat(letters).containsExactly(0, 6, 7, 8, 9);
    }

    @Test
    void signsInFrontNarrowTheSearch() {
        var index = new PaletteIndex(List.of(
                entry(Kind.COMMAND, "Export seed.sql"),
                entry(Kind.TABLE, "exports"),
                entry(Kind.COLUMN, "exports.id"),
                entry(Kind.PROBLEM, "The export is empty.")));

        assertThat(found(index, "export")).hasSize(4);
        assertThat(found(index, ">export")).containsExactly("Export seed.sql");
        assertThat(found(index, "@export")).containsExactly("exports.id");
        assertThat(found(index, "@")).containsExactly("exports.id");
    }

    @Test
    void withoutAWordColumnsAreNotListed() {
        var index = new PaletteIndex(List.of(entry(Kind.TABLE, "users"), entry(Kind.COLUMN, "users.id")));

        assertThat(found(index, "")).containsExactly("users");
    }

    /// A keystroke stays short because most of the names are told apart by a single comparison of bits.
    @Test
    void ofManyNamesFewAreReadLetterByLetter() {
        var index = large();
        var all = index.considered("");

        assertThat(all).isEqualTo(21_000);
        assertThat(index.considered("invoice")).isLessThan(all / 5);
        assertThat(index.considered("billing_accounts.curr")).isLessThan(all / 20);
        assertThat(found(index, "billing_accounts.curr")).first().isEqualTo("billing_accounts.currency");
    }

    @Test
    void whatWasChosenLatelyComesFirst() {
        var model = new PaletteViewModel();
        model.open(tables("orders", "order_lines", "invoices"), List.of());
        model.queryProperty().set("invo");
        model.choose(model.hits().getFirst());

        model.open(tables("orders", "order_lines", "invoices"), List.of());

        assertThat(model.hits()).first().extracting(hit -> hit.entry().text()).isEqualTo("invoices");
    }

    @Test
    void whatCannotBeDoneIsListedAndNotDone() {
        var done = new ArrayList<String>();
        var refused = new PaletteEntry(
                Kind.COMMAND,
                "key",
                "Export",
                "",
                Optional.empty(),
                () -> Optional.of("Open a schema first"),
                () -> done.add("Export"));
        var model = new PaletteViewModel();
        model.open(new PaletteIndex(List.of()), List.of(refused));

        assertThat(model.choose(model.hits().getFirst())).isFalse();
        assertThat(done).isEmpty();
    }
}
