package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressableRowsTest {

    private final Workbench workbench = new Workbench(PostgresServers.newestHome());

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "storefront", "tracker"})
    void anyWindowShowsTheRowsOfTheWhole(String sample) {
        var plan = open(sample).plan();
        for (var table : plan.tables()) {
            var whole = Preview.of(table, 0, (int) table.rows()).rows();
            for (var from = 0; from < whole.size(); from += 7) {
                var window = Preview.of(table, from, 5).rows();
                assertThat(window).isEqualTo(whole.subList(from, Math.min(whole.size(), from + 5)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "tracker"})
    void moreTenantsChangeNoRowOfTheOthers(String sample) {
        var project = open(sample);
        var more = workbench.withScenario(project, project.scenario().withTenants(13));
        for (var table : project.plan().tables()) {
            var before = Preview.of(table, 0, (int) table.rows()).rows();
            var after = Preview.of(more.plan().table(table.name()), 0, (int) table.rows())
                    .rows();
            assertThat(after).as(table.name().toString()).isEqualTo(before);
        }
    }

    @Test
    void anotherColumnAndAnotherTableChangeNoOtherCell() throws Exception {
        var before = open(file("before.sql", Samples.ddl("ledger"))).plan();
        var after = open(file(
                        "after.sql",
                        Samples.ddl("ledger")
                                + "ALTER TABLE members ADD COLUMN nickname text; CREATE TABLE badges (id int PRIMARY KEY,"
                                + " member_id bigint NOT NULL REFERENCES members ON DELETE CASCADE);"))
                .plan();
        for (var table : before.tables()) {
            assertThat(cells(after, table.columnNames(), table)).isEqualTo(cells(before, table.columnNames(), table));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "tracker"})
    void threadsMakeTheSameRowsAsOneAlone(String sample) {
        var plan = open(sample).plan();
        for (var table : plan.tables()) {
            var alone = Preview.of(table, 0, (int) table.rows()).rows();
            var together = IntStream.range(0, (int) table.rows())
                    .parallel()
                    .mapToObj(row -> Preview.of(table, row, 1).rows().getFirst())
                    .toList();
            assertThat(together).isEqualTo(alone);
        }
    }

    private static List<List<Optional<String>>> cells(Plan plan, List<String> columns, TablePlan like) {
        var table = plan.table(like.name());
        var preview = Preview.of(table, 0, (int) like.rows());
        var kept = columns.stream().map(preview.columns()::indexOf).toList();
        return preview.rows().stream()
                .map(row -> kept.stream().map(row::get).toList())
                .toList();
    }

    private Source file(String name, String ddl) throws Exception {
        return new Source.SqlFile(Files.writeString(folder.resolve(name), ddl));
    }

    private Project open(String sample) {
        return open(Source.parse("sample:" + sample));
    }

    private Project open(Source source) {
        return workbench.open(source, Progress.UNWATCHED);
    }
}
