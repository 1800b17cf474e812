package dev.seedbed.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.deliver.Preview;
import dev.seedbed.core.deliver.RowText;
import dev.seedbed.core.preview.EdgeFilter;
import dev.seedbed.core.preview.Parent.Target;
import dev.seedbed.core.preview.RowFilter;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.control.RowTable;
import dev.seedbed.ui.control.RowTable.Current;
import dev.seedbed.ui.control.RowTable.Line;
import dev.seedbed.ui.preview.ComparisonViewModel.Choice;
import dev.seedbed.ui.preview.EdgesViewModel.EdgeChoice;
import dev.seedbed.ui.preview.InspectionViewModel.Inspected;
import dev.seedbed.ui.preview.InspectionViewModel.ParentLine;
import dev.seedbed.ui.preview.PreviewViewModel.Grid;
import dev.seedbed.ui.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreviewViewModelTest {

    private final TableName entries = new TableName("public", "entries");
    private final TableName transactions = new TableName("public", "transactions");
    private final Session session = Workbenches.sessionOn("sample:ledger");
    private final PreviewViewModel model = new PreviewViewModel(session);

    @Test
    void showsExactlyTheRowsOfTheExport() {
        show(entries);

        assertThat(lines(3, 5))
                .extracting(Line::cells)
                .isEqualTo(Preview.of(Workbenches.project(session).plan().table(entries), 3, 5)
                        .rows());
        assertThat(grid().rows().total())
                .isEqualTo(Workbenches.project(session).plan().table(entries).rows());
        assertThat(model.tookProperty().get()).startsWith("5 rows in ");
    }

    @Test
    void numbersStandAtTheRightAndKeysSayWhereTheyPoint() {
        show(entries);

        assertThat(grid().columns()).filteredOn(RowTable.Column::numeric).isNotEmpty();
        assertThat(grid().columns())
                .filteredOn(column -> column.type().equals("text"))
                .noneMatch(RowTable.Column::numeric);
        assertThat(grid().columns())
                .filteredOn(column -> column.pointsAt().isPresent())
                .extracting(column -> column.name() + ": " + column.pointsAt().orElseThrow())
                .containsExactly(
                        "transaction_id: Points at transactions",
                        "account_id: Points at accounts",
                        "currency: Points at currencies");
    }

    @Test
    void understandsRowNumbersAsPeopleWriteThem() {
        show(entries);

        assertThat(jump("7")).contains(6L);
        assertThat(jump("1,0")).contains(9L);
        assertThat(jump("999 999 999")).contains(grid().rows().total() - 1);
        assertThat(jump("0")).contains(0L);
        assertThat(jump("last")).contains(0L);
    }

    @Test
    void followsTheSelectedTable() {
        show(entries);
        assertThat(grid().table()).isEqualTo(entries);

        show(new TableName("public", "members"));

        assertThat(grid().table().name()).isEqualTo("members");
    }

    @Test
    void keepsToATenantByItsNumberAndSaysItsName() {
        show(entries);
        var all = grid().excerpt().size();

        model.chooseTenant("3");

        assertThat(grid().excerpt().size()).isLessThan(all);
        assertThat(grid().tenants()).isEqualTo(10);
        assertThat(grid().tenant().orElseThrow()).isNotBlank();
        assertThat(lines(0, 1).getFirst().number())
                .isEqualTo(grid().excerpt().row(0))
                .isPositive();
        assertThat(model.commandProperty().get())
                .isEqualTo("seedbed preview sample:ledger --table public.entries --tenant 2 --rows 20");
        show(new TableName("public", "currencies"));
        assertThat(grid().tenant()).isEmpty();
        assertThat(grid().excerpt().size()).isEqualTo(4);

        show(entries);
        model.chooseTenant("");
        assertThat(grid().excerpt().size()).isEqualTo(all);
    }

    @Test
    void theRowThatIsLookedAtStaysWhenFiltersChange() {
        show(entries);
        model.look(Optional.of(new Current(5_000, Optional.of(2))));
        var tenant = grid().made().plan().numbering().place(5_000).tenant();

        model.chooseTenant(Long.toString(tenant + 1));

        var spot = model.spotProperty().get().orElseThrow();
        assertThat(grid().excerpt().row(spot.index())).isEqualTo(5_000);
        assertThat(spot.column()).contains(2);
    }

    @Test
    void goesFromEdgeCaseToEdgeCaseAndSaysWhatEachIs() {
        withEdges();
        show(new TableName("public", "members"));
        assertThat(lines(0, 1).getFirst().marks()).isEmpty();

        model.nextEdge(true);
        var first = at();
        model.look(model.spotProperty().get());
        model.nextEdge(true);
        var second = at();

        assertThat(second).isGreaterThan(first);
        assertThat(grid().made().edge(first)).isPresent();
        var marked = lines(second, 1).getFirst();
        var edge = grid().made().edge(second).orElseThrow();
        assertThat(marked.marks().values().stream()
                                .map(RowTable.Mark::told)
                                .toList()
                                .toString()
                        + marked.whole().map(RowTable.Mark::told).orElse(""))
                .contains(edge.edge().code())
                .contains(edge.edge().why());
        model.edges().chosenProperty().set(Optional.of(EdgeFilter.ANY));
        assertThat(grid().excerpt().size()).isEqualTo(grid().made().edgeCount());
        assertThat(model.commandProperty().get()).contains(" --edges");
    }

    @Test
    void edgeCasesOfOnePackCanBeLookedAtAlone() {
        withEdges();
        show(new TableName("public", "members"));
        assertThat(model.edges().choices()).hasSizeGreaterThan(3);
        var pack = model.edges().choices().getLast();

        model.edges().chosenProperty().set(Optional.of(pack.filter()));
        assertThat(grid().excerpt().size()).isEqualTo(pack.rows());
        assertThat(model.commandProperty().get()).contains(" --pack " + ((EdgeFilter.OfPack) pack.filter()).pack());
        model.nextEdge(true);
        assertThat(at()).isZero();

        adopt("{tenants: 3}");
        assertThat(model.edges().choices())
                .as("what is chosen stays in sight")
                .extracting(EdgeChoice::filter)
                .containsExactly(EdgeFilter.NONE, pack.filter());
        assertThat(grid().excerpt().size()).isZero();
        model.filterProperty().set(RowFilter.NONE);
        assertThat(model.edges().chosenProperty().get()).contains(EdgeFilter.NONE);
    }

    @Test
    void saysWhatTheCurrentCellPointsAtAndWhatPointsAtItsRow() {
        show(transactions);

        look(17, "period_id");

        var shown = inspected();
        var parent =
                shown.parents().stream().filter(ParentLine::current).findFirst().orElseThrow();
        assertThat(parent.parent().target()).isInstanceOf(Target.Known.class);
        assertThat(parent.fields())
                .filteredOn(field -> field.column().equals("id"))
                .extracting(field -> field.value())
                .containsExactly(shown.cell().orElseThrow().value());
        assertThat(model.inspection().children())
                .hasSize(5)
                .allMatch(line -> line.count().orElseThrow().complete());
        var children = model.inspection().children().stream()
                .filter(line -> line.children().link().table().equals(entries))
                .findFirst()
                .orElseThrow();
        assertThat(children.count().orElseThrow().counted()).isTrue();
        assertThat(children.first())
                .hasSize((int) children.count().orElseThrow().count());
        var child = Workbenches.project(session).plan().table(entries);
        assertThat(children.first())
                .allMatch(row -> Preview.of(child, row.row(), 1)
                        .rows()
                        .getFirst()
                        .get(child.columnNames().indexOf("transaction_id"))
                        .equals(Optional.of("18")));
    }

    @Test
    void goesToARowAndBack() {
        show(transactions);
        look(17, "period_id");
        model.chooseTenant("1");
        var parent = inspected().parents().stream()
                .filter(ParentLine::current)
                .findFirst()
                .orElseThrow();
        var row = parent.row().orElseThrow();

        model.go(row.table(), row.row());

        assertThat(grid().table().name()).isEqualTo("periods");
        assertThat(grid().excerpt().row(at())).isEqualTo(row.row());
        assertThat(model.returnableProperty().get()).isTrue();
        model.back();
        assertThat(grid().table()).isEqualTo(transactions);
        assertThat(grid().excerpt().row(at())).isEqualTo(17);
        assertThat(model.returnableProperty().get()).isFalse();
    }

    @Test
    void leavesTheFilterForARowThatItHides() {
        show(transactions);
        model.chooseTenant("2");

        model.go(transactions, 0);

        assertThat(model.filterProperty().get()).isEqualTo(RowFilter.NONE);
        assertThat(at()).isZero();
    }

    @Test
    void comparesWithTheSeedBeforeOverWhatItSays() {
        show(entries);

        model.comparison().choiceProperty().set(Choice.PREVIOUS_SEED);
        var line = lines(0, 1).getFirst();
        var before = session.workbench()
                .withScenario(
                        project(),
                        project().scenario().withSeed(project().scenario().seed() - 1))
                .plan();
        var old = Preview.of(before.table(entries), 0, 1).rows().getFirst();

        for (var column = 0; column < line.cells().size(); column++) {
            var mark = Optional.ofNullable(line.marks().get(column));
            assertThat(mark.isPresent()).isEqualTo(!line.cells().get(column).equals(old.get(column)));
            var was = old.get(column).map(text -> "Was: " + text).orElse("Was null");
            assertThat(mark.map(RowTable.Mark::told)).isIn(Optional.empty(), Optional.of(was));
        }
        assertThat(model.comparison().summaryProperty().get())
                .contains(" of 1,000 rows changed, in ")
                .contains("1,000 spread over all 7,050");
        lines(1, 100);
        assertThat(model.comparison().summaryProperty().get()).contains(" of 1,086 rows changed");

        model.comparison().choiceProperty().set(Choice.NOTHING);
        assertThat(model.comparison().summaryProperty().get()).isEmpty();
        assertThat(lines(0, 1).getFirst().marks()).isEmpty();
    }

    @Test
    void comparesWithTheProjectBeforeTheLastChange() {
        show(entries);
        model.comparison().choiceProperty().set(Choice.LAST_CHANGE);
        assertThat(model.comparison().summaryProperty().get()).startsWith("Nothing has been changed yet");

        adopt("tenants: 10");
        adopt("{tenants: 10, tables: {members: {columns: {role: {one-of: [owner]}}}}}");
        show(new TableName("public", "members"));

        assertThat(model.comparison().summaryProperty().get())
                .contains("in one column: role")
                .endsWith("All of these rows were compared.");
    }

    @Test
    void copiesRowsAsTheyAreExported() {
        show(entries);
        model.chooseTenant("2");
        var copied = new ArrayList<String>();

        model.copy(RowText.JSON, List.of(0L, 2L), copied::add);

        var first = grid().excerpt().row(0);
        assertThat(copied).containsExactly(RowText.JSON.of(project().plan().table(entries), List.of(first, first + 2)));
    }

    private void withEdges() {
        adopt("{tenants: 3, edges: all}");
    }

    private void adopt(String yaml) {
        session.adopt(session.workbench().withScenario(project(), "scenario.yaml", yaml));
    }

    private Project project() {
        return Workbenches.project(session);
    }

    private void show(TableName table) {
        session.tableProperty().set(Optional.of(table));
    }

    private void look(long index, String column) {
        var names = grid().made().plan().columnNames();
        model.look(Optional.of(new Current(index, Optional.of(names.indexOf(column)))));
    }

    private Inspected inspected() {
        return model.inspection().inspectedProperty().get().orElseThrow();
    }

    private Optional<Long> jump(String words) {
        model.jump(words);
        return model.spotProperty().get().map(Current::index);
    }

    private long at() {
        return model.spotProperty().get().orElseThrow().index();
    }

    private List<Line> lines(long from, int count) {
        var lines = new ArrayList<Line>();
        grid().rows().request(from, count, lines::addAll);
        return lines;
    }

    private Grid grid() {
        return model.gridProperty().get().orElseThrow();
    }
}
