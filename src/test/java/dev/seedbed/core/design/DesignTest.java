package dev.seedbed.core.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.design.ChildCounts.Bar;
import dev.seedbed.core.design.EdgeUse.PackUse;
import dev.seedbed.core.design.Promises.Kept;
import dev.seedbed.core.design.Review.Doubt;
import dev.seedbed.core.design.Review.Open;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Invariant;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.draft.Draft.Confidence;
import dev.seedbed.core.scenario.edge.EdgeCatalogue;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.PostgresServers;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What is said of the samples before anything is decided.
class DesignTest {

    private static final Workbench WORKBENCH = new Workbench(PostgresServers.newestHome());

    private static Project project(String source) {
        return WORKBENCH.open(Source.parse(source), Progress.UNWATCHED);
    }

    private static Project tracker(String yaml) {
        return WORKBENCH.withScenario(project("sample:tracker"), "scenario.yaml", yaml);
    }

    @Test
    void childrenAreCountedAsTheRowsAreDealtOut() {
        var plan = tracker("tables: {public.issues: {rows: {per: public.projects, between: [0, 40]}}}")
                .plan();
        var issues = plan.table(new TableName("public", "issues")).numbering();
        var projects = plan.table(new TableName("public", "projects")).numbering();
        var counts = new TreeMap<>(
                LongStream.range(0, projects.rows()).boxed().collect(Collectors.toMap(project -> project, _ -> 0L)));
        LongStream.range(0, issues.rows())
                .mapToObj(issues::place)
                .forEach(place -> counts.merge(
                        projects.place(place.tenant(), issues.homeOf(place)).row(), 1L, Long::sum));

        var children = ChildCounts.of(issues).orElseThrow();

        assertThat(children.exact()).isTrue();
        assertThat(children.bars())
                .hasSizeBetween(5, 12)
                .allSatisfy(bar -> assertThat(counts.values().stream()
                                .filter(count -> count >= bar.low() && count <= bar.high())
                                .count())
                        .isEqualTo(bar.parents()));
        assertThat(children.bars().stream().mapToLong(Bar::parents).sum()).isEqualTo(projects.rows());
    }

    @Test
    void ofManyParentsSomeAreAsked() {
        var plan = tracker("tenants: 20000\ntables: {public.projects: {rows: 3 per tenant}}")
                .plan();
        var children = ChildCounts.of(
                        plan.table(new TableName("public", "projects")).numbering())
                .orElseThrow();

        assertThat(children.exact()).isFalse();
        assertThat(children.bars()).containsExactly(new Bar(3, 3, 5_000));
    }

    @Test
    void whatHangsFromNothingHasNoParentsToCount() {
        var plan = tracker("seed: 1").plan();
        assertThat(ChildCounts.of(
                        plan.table(new TableName("public", "workspaces")).numbering()))
                .isEmpty();
    }

    @Test
    void guessesAreOpenUntilTheyAreDecidedTheLeastSureFirst() {
        var before = Review.of(tracker("seed: 42").plan()).open();
        assertThat(before).isNotEmpty().isSortedAccordingTo(Comparator.comparing(Open::doubt));
        assertThat(before)
                .filteredOn(open -> open.doubt() != Doubt.TYPE_ONLY)
                .allSatisfy(open -> assertThat(open.column().confidence()).isEqualTo(Confidence.GUESS));
        var first = before.getFirst();

        var decided = tracker("tables: {" + first.name().table() + ": {columns: {"
                + first.name().column() + ": "
                + new RuleChoice(first.column().rule(), RuleChoice.Rank.CURRENT).text() + "}}}");

        assertThat(Review.of(decided.plan()).open())
                .as("a rule that is accepted as it was guessed")
                .hasSize(before.size() - 1)
                .extracting(Open::name)
                .doesNotContain(first.name());
    }

    @Test
    void packsThatAreOnCountAsPlannedAndOthersAsTheyWouldBe() {
        var plan = tracker("edges: [names, dates]").plan();
        var uses = EdgeUse.of(plan).packs();

        assertThat(uses).extracting(PackUse::pack).containsExactlyElementsOf(EdgeCatalogue.packs());
        assertThat(uses)
                .filteredOn(PackUse::on)
                .extracting(PackUse::pack)
                .containsExactlyInAnyOrder("names", "dates", "boundary");
        assertThat(uses.stream().filter(PackUse::on).mapToLong(PackUse::rows).sum())
                .isEqualTo(plan.edges().rows().size());
        var all = tracker("edges: all").plan().edges();
        assertThat(uses)
                .filteredOn(use -> !use.on())
                .allSatisfy(use -> assertThat(use.rows())
                        .as(use.pack() + ", less what the server refuses")
                        .isGreaterThanOrEqualTo(all.rows().stream()
                                .filter(row -> row.cell().edge().pack().equals(use.pack()))
                                .count()));
        assertThat(uses).allSatisfy(use -> assertThat(use.covered()).isLessThanOrEqualTo(use.fitting()));
        assertThat(uses).anySatisfy(use -> assertThat(use.forbidden()).isNotEmpty());
    }

    @Test
    void tenantsThatAreACaseThemselvesHaveNoRowsThatALawDealsOut() {
        var plan = tracker("edges: all\ntables: {public.issues: {rows: {per: public.projects, poisson: 5}}}")
                .plan();
        var issues = plan.table(new TableName("public", "issues")).numbering();

        assertThat(issues.allTenants()).isGreaterThan(issues.edgeTenant() + 1);
        assertThat(issues.rowsOf(issues.edgeTenant()).size()).isPositive();
        assertThat(LongStream.range(issues.edgeTenant() + 1, issues.allTenants()))
                .allSatisfy(tenant -> assertThat(issues.rowsOf(tenant).size()).isZero());
    }

    @Test
    void promisesAreThoseOfRulesChecksAndBooks() {
        var storefront = Promises.of(project("sample:storefront").plan()).kept();
        var ledger = Promises.of(project("sample:ledger").plan()).kept();

        assertThat(storefront).anySatisfy(kept -> assertThat(kept).isInstanceOf(Kept.ByRule.class));
        assertThat(storefront).anySatisfy(kept -> assertThat(kept).isInstanceOf(Kept.ByCheck.class));
        assertThat(ledger)
                .filteredOn(Kept.ByLedger.class::isInstance)
                .extracting(kept -> ((Kept.ByLedger) kept).part())
                .contains(Ledger.Part.ENTRIES, Ledger.Part.BOOKINGS);
        assertThat(storefront.stream()
                        .filter(Kept.ByRule.class::isInstance)
                        .map(kept -> ((Kept.ByRule) kept).invariant())
                        .map(Invariant::column)
                        .toList())
                .contains("total");
    }

    @Test
    void aSearchNeedsAllOfItsWords() {
        var choice = new RuleChoice(new ColumnRule.OneOf(List.of("open", "done")), RuleChoice.Rank.LISTED);
        assertThat(choice.matches("one OPEN")).isTrue();
        assertThat(choice.matches("one closed")).isFalse();
        assertThat(choice.name()).isEqualTo("one-of");
    }
}
