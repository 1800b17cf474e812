package dev.seedbed.ui.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.ui.Workbenches;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
}
