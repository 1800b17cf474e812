package dev.seedbed.ui.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.cascade.drawing.GraphLayout;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CascadeViewModelTest {

    private final CascadeViewModel model = new CascadeViewModel(Workbenches.sessionOn("sample:storefront"));

    @Test
    void whatBlocksTheDeleteComesFirst() {
        assertThat(model.verdicts()).first().extracting(TableVerdict::verdict).isEqualTo(Verdict.BLOCKS);
        assertThat(model.verdicts()).last().extracting(TableVerdict::verdict).isEqualTo(Verdict.SHARED);
    }

    @Test
    void countsTellAllTablesButTheTenant() {
        var counted =
                model.counts().stream().mapToInt(CascadeViewModel.Count::tables).sum();

        assertThat(counted).isEqualTo(model.verdicts().size() - 1);
        assertThat(model.counts()).extracting(CascadeViewModel.Count::verdict).startsWith(Verdict.BLOCKS);
    }

    @Test
    void thePictureHasEveryTable() {
        assertThat(model.pictureProperty().getValue())
                .hasValueSatisfying(picture -> assertThat(picture.boxes()).hasSameSizeAs(model.verdicts()));
    }

    @Test
    void searchingLeavesTheMatchingTables() {
        model.searchProperty().set(" ORDER");

        assertThat(model.verdicts())
                .isNotEmpty()
                .allSatisfy(verdict -> assertThat(verdict.table().name()).contains("order"));
    }

    @Test
    void theSelectedTableIsExplained() {
        var worst = model.verdicts().getFirst();

        model.tableProperty().set(Optional.of(worst.table()));

        assertThat(model.shownProperty().get()).contains(worst);
        assertThat(model.statement().getValue()).isEqualTo("DELETE FROM stores");
        assertThat(CascadeViewModel.definition(worst.path().getLast()))
                .startsWith("ALTER TABLE public." + worst.table().name() + " ADD CONSTRAINT")
                .endsWith(";");
    }

    @Test
    void theSearchTellsThePictureToo() {
        assertThat(model.foundProperty().get()).isEmpty();

        model.searchProperty().set("order");

        assertThat(model.foundProperty().get()).hasSameSizeAs(model.verdicts()).isNotEmpty();
        model.selectNextFound();
        assertThat(model.foundProperty().get())
                .contains(model.tableProperty().get().orElseThrow());
    }

    @Test
    void movesAndFoldsAreTakenBackAndMadeAgain() {
        model.resetLayout();
        var before = picture();
        var table = model.verdicts().getFirst().table();

        model.editor().move(table, new GraphLayout.Point(900, 700));
        var moved = picture();
        model.resetLayout();
        assertThat(picture()).isEqualTo(before);
        model.editor().undo();
        assertThat(picture()).isEqualTo(moved).isNotEqualTo(before);
        model.editor().undo();
        assertThat(picture()).isEqualTo(before);
        model.editor().redo();
        assertThat(picture()).isEqualTo(moved);
        model.resetLayout();
    }

    @Test
    void anArrangementIsThereTheNextTime() {
        model.resetLayout();
        model.foldAll(true);
        var folded = picture();

        var next = new CascadeViewModel(Workbenches.sessionOn("sample:storefront"));

        assertThat(next.pictureProperty().getValue()).contains(folded);
        assertThat(next.foldedProperty().get()).isTrue();
        model.resetLayout();
    }

    @Test
    void theWayToTheSelectedTableIsTold() {
        var worst = model.verdicts().getFirst();

        model.tableProperty().set(Optional.of(worst.table()));

        assertThat(model.wayProperty().get())
                .hasValueSatisfying(way -> assertThat(way.keys()).isEqualTo(worst.path()));
    }

    @Test
    void bothExamplesOfAKeyThatDependsAreShown(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("schema.sql"), """
                CREATE TABLE tenants (id bigint PRIMARY KEY);
                CREATE TABLE orders (id bigint PRIMARY KEY, tenant_id bigint NOT NULL REFERENCES tenants ON DELETE CASCADE);
                CREATE TABLE entries (id bigint PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
                    other_order_id bigint REFERENCES orders);
                """);
        var screen = new CascadeViewModel(Workbenches.sessionOn(file.toString()));
        var shown = new ArrayList<KeyTexts>();

        var depending = screen.depending(new TableName("public", "entries"));
        screen.showExamples(depending.getFirst().key(), shown::add);

        assertThat(depending).hasSize(1);
        assertThat(shown).singleElement().satisfies(texts -> {
            assertThat(texts.failing())
                    .last()
                    .asString()
                    .startsWith("Deleting tenants #1 fails at entries_other_order_id_fkey");
            assertThat(texts.passing()).last().asString().startsWith("Deleting tenants #1 passes");
        });
    }

    private GraphLayout picture() {
        return model.pictureProperty().getValue().orElseThrow();
    }
}
