package dev.seedbed.ui.shell;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Everything that is wrong or doubtful at this moment, errors first, each with the place where it can be mended.
final class ProblemsViewModel {

    private final Session session;
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ObservableList<Finding> shownFindings = FXCollections.unmodifiableObservableList(findings);

    ProblemsViewModel(Session session) {
        this.session = session;
        session.projectProperty().subscribe(_ -> collect());
        session.problemProperty().subscribe(_ -> collect());
        session.textProblemProperty().subscribe(_ -> collect());
    }

    ObservableList<Finding> findings() {
        return shownFindings;
    }

    private void collect() {
        var open = session.projectProperty().get();
        var found = Stream.of(
                        Stream.of(session.problemProperty(), session.textProblemProperty())
                                .flatMap(problem -> problem.get().stream())
                                .distinct()
                                .map(problem -> new Finding(
                                        problem,
                                        open.isPresent() ? Section.SCENARIO : Section.WELCOME,
                                        open.flatMap(project -> named(project, problem)))),
                        open.stream().flatMap(ProblemsViewModel::cascade),
                        open.stream().flatMap(ProblemsViewModel::warnings))
                .flatMap(each -> each)
                .sorted(Comparator.comparing(finding -> finding.problem().severity()))
                .toList();
        if (!found.equals(findings)) {
            findings.setAll(found);
        }
    }

    /// The cascade's own screen lists its findings one by one.
    private static Stream<Finding> cascade(Project project) {
        var problems = project.graph().problems();
        return problems.isEmpty()
                ? Stream.empty()
                : Stream.of(new Finding(
                        Problem.warning(
                                Category.FINDING,
                                Messages.text("problems.cascade", problems.size()),
                                project.graph().root().map(TableName::toString).orElse(""),
                                Messages.text("problems.cascade.why"),
                                Messages.text("problems.cascade.remedy")),
                        Section.CASCADE,
                        Optional.empty()));
    }

    private static Stream<Finding> warnings(Project project) {
        var scenario = project.scenarioWarnings();
        return project.warnings().stream()
                .map(problem -> new Finding(
                        problem,
                        scenario.contains(problem) ? Section.SCENARIO : Section.CASCADE,
                        named(project, problem)));
    }

    /// The table that a problem's place names; of several that fit, the one with the longest name.
    private static Optional<TableName> named(Project project, Problem problem) {
        return project.schema().tables().stream()
                .map(Table::name)
                .filter(name -> problem.where().contains(name.toString()))
                .max(Comparator.comparingInt(name -> name.toString().length()));
    }
}
