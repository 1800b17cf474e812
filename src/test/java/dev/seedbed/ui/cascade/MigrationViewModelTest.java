package dev.seedbed.ui.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.Badge;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.cascade.migration.Decision;
import dev.seedbed.core.cascade.migration.Remedy;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.cascade.MigrationViewModel.Mended;
import dev.seedbed.ui.cascade.ProofReading.Outcome;
import dev.seedbed.ui.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationViewModelTest {

    private static final TableName UPLOADS = new TableName("public", "uploads");

    private final Session session = Workbenches.sessionOn("sample:storefront");
    private final CascadeViewModel screen = new CascadeViewModel(session);
    private final MigrationViewModel model = screen.migration();

    @TempDir
    private Path folder;

    @Test
    void nothingIsMendedUntilSomebodyLooks() {
        assertThat(model.mendedProperty().get()).isEmpty();

        model.open();

        assertThat(model.decisions()).isNotEmpty();
        assertThat(mended().forward()).contains("ALTER TABLE");
        assertThat(mended().migration().open()).isEmpty();
    }

    @Test
    void anotherChoiceMakesOtherSql() {
        model.open();
        var before = mended();

        model.choose(decision("payouts_store_fk").fault(), Remedy.KEEP);

        assertThat(mended().forward()).isNotEqualTo(before.forward());
        assertThat(mended().migration().open())
                .extracting(decision -> decision.fault().name())
                .containsExactly("payouts_store_fk");
        model.choose(decision("payouts_store_fk").fault(), Remedy.CASCADE);
        assertThat(mended().forward()).isEqualTo(before.forward());
    }

    @Test
    void faultAndTableAreSelectedTogether() {
        model.open();

        model.faultProperty()
                .set(Optional.of(decision("uploads_store_fk").fault().exactName()));
        assertThat(session.tableProperty().get()).contains(UPLOADS);

        session.tableProperty().set(Optional.of(new TableName("public", "shipments")));
        assertThat(model.chosen())
                .hasValueSatisfying(chosen -> assertThat(chosen.fault().name()).isEqualTo("shipments_order_fk"));
    }

    @Test
    void anotherFaultOfTheSameTableStaysSelected() {
        model.open();
        var both = model.decisions().stream()
                .filter(decision -> decision.fault().table().name().equals("related_products"))
                .map(decision -> decision.fault().exactName())
                .toList();

        model.faultProperty().set(Optional.of(both.getLast()));

        assertThat(both).hasSize(2);
        assertThat(model.faultProperty().get()).contains(both.getLast());
    }

    @Test
    void theEffectIsShownAndTakenBack() {
        model.open();

        model.previewingProperty().set(true);
        assertThat(screen.verdicts()).extracting(TableVerdict::verdict).doesNotContain(Verdict.BLOCKS);
        assertThat(screen.asItIs()).isFalse();

        model.previewingProperty().set(false);
        assertThat(screen.verdicts()).extracting(TableVerdict::verdict).contains(Verdict.BLOCKS);
    }

    @Test
    void aRehearsalProvesWhatTheMigrationMakesOfTheSchema() {
        model.open();

        model.rehearse();

        var reading = screen.proof()
                .readingProperty()
                .get()
                .orElseThrow(() -> new AssertionError(model.problemProperty().get()));
        assertThat(reading.rehearsed()).isTrue();
        assertThat(reading.outcome()).isEqualTo(Outcome.CLEAN);
        assertThat(screen.proof().provenProperty().get()).isEmpty();
        model.previewingProperty().set(true);
        assertThat(screen.verdicts()).anyMatch(verdict -> verdict.badges().contains(Badge.PROVEN));
    }

    @Test
    void bothDirectionsAreSaved() throws IOException {
        model.open();

        model.save(folder);

        assertThat(folder.resolve("001_cascade.up.sql")).hasContent(mended().forward());
        assertThat(folder.resolve("001_cascade.down.sql")).hasContent(mended().backward());
        assertThat(model.savedProperty().get()).hasSize(2);
        model.choose(decision("payouts_store_fk").fault(), Remedy.KEEP);
        assertThat(model.savedProperty().get()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsExplained() throws IOException {
        model.open();
        var file = Files.writeString(folder.resolve("file"), "");

        model.save(file);

        assertThat(model.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.where()).contains("file"));
    }

    @Test
    void aTableThatIsMarkedIntendedIsLeftAlone() {
        model.open();
        assertThat(mended().forward()).contains("uploads");

        model.markIntended(UPLOADS, Optional.of("Kept for the law."));

        assertThat(decision("uploads_store_fk").intended()).isTrue();
        assertThat(mended().forward()).doesNotContain("uploads");
        assertThat(mended().migration().open()).isEmpty();
    }

    @Test
    void theCommandMakesTheSameChoices() {
        model.open();
        model.choose(decision("payouts_store_fk").fault(), Remedy.KEEP);

        assertThat(model.command())
                .isEqualTo("seedbed fix sample:storefront --choose"
                        + " 'public.payouts.payouts_store_fk:blocks=keep' --out DIR");
    }

    @Test
    void anotherSchemaForgetsTheChoices() {
        model.open();
        model.choose(decision("payouts_store_fk").fault(), Remedy.KEEP);

        session.open("sample:ledger");
        assertThat(model.command()).isEqualTo("seedbed fix sample:ledger --out DIR");
        session.open("sample:storefront");

        assertThat(decision("payouts_store_fk").offer().remedy()).isEqualTo(Remedy.CASCADE);
    }

    private Mended mended() {
        return model.mendedProperty()
                .get()
                .orElseThrow(() -> new AssertionError(model.problemProperty().get()));
    }

    private Decision decision(String name) {
        return model.decisions().stream()
                .filter(decision -> decision.fault().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
