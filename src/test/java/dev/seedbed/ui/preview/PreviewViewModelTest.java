package dev.seedbed.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.control.RowTable;
import dev.seedbed.ui.preview.PreviewViewModel.Grid;
import dev.seedbed.ui.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreviewViewModelTest {

    private final TableName entries = new TableName("public", "entries");
    private final Session session = Workbenches.sessionOn("sample:ledger");
    private final PreviewViewModel model = new PreviewViewModel(session);

    @Test
    void showsExactlyTheRowsOfTheExport() {
        session.tableProperty().set(Optional.of(entries));
        var rows = new ArrayList<List<Optional<String>>>();

        grid().rows().request(3, 5, rows::addAll);

        assertThat(rows)
                .isEqualTo(session.workbench()
                        .preview(Workbenches.project(session), entries, 3, 5)
                        .rows());
        assertThat(grid().rows().total())
                .isEqualTo(Workbenches.project(session).plan().table(entries).rows());
    }

    @Test
    void numbersStandAtTheRight() {
        session.tableProperty().set(Optional.of(entries));

        assertThat(grid().columns()).filteredOn(RowTable.Column::numeric).isNotEmpty();
        assertThat(grid().columns())
                .filteredOn(column -> column.type().equals("text"))
                .noneMatch(RowTable.Column::numeric);
    }

    @Test
    void understandsRowNumbersAsPeopleWriteThem() {
        session.tableProperty().set(Optional.of(entries));

        assertThat(model.row("7")).contains(6L);
        assertThat(model.row("1,0")).contains(9L);
        assertThat(model.row("999 999 999")).contains(grid().rows().total() - 1);
        assertThat(model.row("last")).isEmpty();
    }

    @Test
    void followsTheSelectedTable() {
        session.tableProperty().set(Optional.of(entries));
        assertThat(grid().table()).isEqualTo(entries);

        session.tableProperty().set(Optional.of(new TableName("public", "members")));

        assertThat(grid().table().name()).isEqualTo("members");
    }

    private Grid grid() {
        return model.gridProperty().get().orElseThrow();
    }
}
