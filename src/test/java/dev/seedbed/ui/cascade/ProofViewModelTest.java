package dev.seedbed.ui.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.Badge;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.proof.KeyTime;
import dev.seedbed.core.proof.Proof;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.cascade.ProofReading.Outcome;
import dev.seedbed.ui.cascade.ProofReading.TableLine;
import dev.seedbed.ui.cascade.ProofReading.Weight;
import dev.seedbed.ui.session.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProofViewModelTest {

    private final Session session = Workbenches.sessionOn("sample:storefront");
    private final CascadeViewModel screen = new CascadeViewModel(session);
    private final ProofViewModel model = screen.proof();

    @Test
    void whatFailedComesBeforeWhatIsOnlyRemarked() {
        model.prove();

        assertThat(reading().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ProofViewModel.headline(reading())).startsWith("The delete fails at payouts_store_fk and at 4 more");
        assertThat(model.remarks())
                .isSortedAccordingTo(Comparator.comparing(ProofReading.Remark::weight))
                .first()
                .satisfies(remark -> {
                    assertThat(remark.weight()).isEqualTo(Weight.FAULT);
                    assertThat(remark.table()).contains(new TableName("public", "payouts"));
                });
    }

    @Test
    void aDefectOfTheVerdictIsTheLoudest() {
        model.prove();
        var proof = reading().proof();

        var wrong = ProofReading.of(new Proof(
                proof.graph(),
                proof.statement(),
                proof.blockers(),
                proof.tables(),
                proof.times(),
                proof.crossings(),
                proof.unused(),
                List.of("orders was judged deleted, and 2 of its rows are left."),
                proof.interference(),
                proof.rows(),
                proof.took()));

        assertThat(wrong.outcome()).isEqualTo(Outcome.DEFECT);
        assertThat(wrong.remarks())
                .first()
                .extracting(ProofReading.Remark::weight)
                .isEqualTo(Weight.DEFECT);
    }

    @Test
    void tablesThatAreNotAsACleanDeleteLeavesThemComeFirst() {
        model.prove();

        assertThat(model.tables()).hasSameSizeAs(screen.verdicts());
        assertThat(model.tables()).first().extracting(TableLine::stained).isEqualTo(true);
        assertThat(model.tables()).isSortedAccordingTo(Comparator.comparing((TableLine line) -> !line.stained()));
    }

    @Test
    void theMostExpensiveKeyComesFirst() {
        model.prove();

        assertThat(model.times())
                .isNotEmpty()
                .isSortedAccordingTo(
                        Comparator.comparingDouble(KeyTime::forecastMillis).reversed());
    }

    @Test
    void aCleanProofSaysSo() {
        session.open("sample:ledger");
        model.prove();

        assertThat(reading().outcome()).isEqualTo(Outcome.CLEAN);
        assertThat(model.remarks()).noneMatch(remark -> remark.weight().compareTo(Weight.CAUTION) < 0);
        assertThat(reading().text()).contains("Proven: the delete takes the tenant whole");
    }

    @Test
    void provenTablesWearTheBadgeUntilTheScenarioChanges() {
        assertThat(badged()).isEmpty();

        model.prove();
        assertThat(badged()).isNotEmpty().isEqualTo(reading().proof().proven());
        assertThat(screen.pictureProperty().getValue().orElseThrow().boxes())
                .filteredOn(box -> box.table().badges().contains(Badge.PROVEN))
                .hasSameSizeAs(badged());

        session.chooseSize(Size.S);
        assertThat(badged()).isEmpty();
        assertThat(model.readingProperty().get()).isEmpty();
    }

    @Test
    void provingKeepsThePictureAsAPersonArrangedIt() {
        var before = screen.pictureProperty().getValue().orElseThrow();

        model.prove();

        var after = screen.pictureProperty().getValue().orElseThrow();
        assertThat(after.boxes()).hasSameSizeAs(before.boxes());
        assertThat(after.edges()).hasSameSizeAs(before.edges());
    }

    @Test
    void whatCannotBeProvenIsExplained() {
        session.open(
                PostgresServers.newest().database(Samples.ddl("storefront")).connectable());

        model.prove();

        assertThat(model.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.remedy()).contains("pg_dump"));
        assertThat(model.readingProperty().get()).isEmpty();
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void theCommandNamesTheRootThatWasChosen() {
        assertThat(model.commandProperty().getValue()).isEqualTo("seedbed verify sample:storefront --prove");

        session.chooseRoot(Optional.of(new TableName("public", "customers")));

        assertThat(model.commandProperty().getValue())
                .isEqualTo(
                        "seedbed verify " + session.saving().argumentProperty().get() + " --root customers --prove")
                .contains(".yaml");
    }

    private ProofReading reading() {
        return model.readingProperty()
                .get()
                .orElseThrow(() -> new AssertionError(model.problemProperty().get()));
    }

    private Set<TableName> badged() {
        return screen.verdicts().stream()
                .filter(verdict -> verdict.badges().contains(Badge.PROVEN))
                .map(TableVerdict::table)
                .collect(Collectors.toSet());
    }
}
