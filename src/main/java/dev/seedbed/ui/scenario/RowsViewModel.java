package dev.seedbed.ui.scenario;

import dev.seedbed.core.design.ChildCounts;
import dev.seedbed.core.design.Tryout;
import dev.seedbed.core.design.Tryout.Counted;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.scenario.file.RuleText;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Decides how many rows a table has, by a number or by a law, and shows at once what that comes to.
public final class RowsViewModel {

    private final Session session;
    private final Lane counting;
    private final ReadOnlyObjectWrapper<Optional<Subject>> subject = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Counted>> counted = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    /// A way to say how many rows there are: a word for it, and the value of the scenario file.
    public record Form(String label, String text) {}

    /// The table whose rows are being decided; `parent` is the one that they hang from.
    public record Subject(TableName table, Optional<TableName> parent, List<Form> forms) {

        public Subject {
            forms = List.copyOf(forms);
        }
    }

    RowsViewModel(Session session) {
        this.session = session;
        counting = new Lane(session.background());
        text.addListener((_, _, _) -> count());
    }

    public ReadOnlyObjectProperty<Optional<Subject>> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /// The number of rows as the scenario file has it.
    public StringProperty textProperty() {
        return text;
    }

    /// What the text comes to; empty while it is wrong.
    public ReadOnlyObjectProperty<Optional<Counted>> countedProperty() {
        return counted.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    /// Begins to decide, unless the ledger does.
    public void open(TableName table) {
        session.projectProperty().get().ifPresent(project -> {
            var plan = project.plan().table(table);
            var current = RuleText.of(plan.draft().rows());
            if (isDecidable(project, plan)) {
                var parent = project.draft().lineage().home(table).map(home -> home.target());
                text.set(current);
                subject.set(Optional.of(new Subject(table, parent, forms(project, plan, parent))));
                count();
            }
        });
    }

    /// Whether a person can decide how many rows a table has: not how many tenants there are, nor what the ledger
    /// needs.
    static boolean isDecidable(Project project, TablePlan plan) {
        return !RuleText.of(plan.draft().rows()).isEmpty()
                && project.graph().root().filter(plan.name()::equals).isEmpty();
    }

    public void close() {
        subject.set(Optional.empty());
    }

    /// Decides the text; where it is blank, the number is inferred again.
    public void choose() {
        if (text.get().isBlank() || problem.get().isEmpty()) {
            subject.get().ifPresent(chosen -> {
                close();
                ScenarioChange.value(
                        session,
                        Messages.text("scenario.change.rows", chosen.table().label()),
                        ScenarioChange.rows(chosen.table()),
                        text.get());
            });
        }
    }

    private void count() {
        problem.set(Optional.empty());
        counted.set(Optional.empty());
        session.projectProperty()
                .get()
                .ifPresent(project -> subject.get()
                        .filter(_ -> !text.get().isBlank())
                        .ifPresent(chosen ->
                                count(project, chosen.table(), text.get().strip())));
    }

    private void count(Project project, TableName table, String written) {
        try {
            var rows = RuleText.rows(written, project.schema(), table);
            counting.run(
                    Messages.text("job.count"),
                    _ -> new Tryout(project.plan()).of(table, rows),
                    result -> counted.set(Optional.of(result)),
                    wrong -> problem.set(Optional.of(wrong)));
        } catch (SeedbedException misread) {
            problem.set(Optional.of(misread.problem()));
        }
    }

    /// With numbers near those that the table has now.
    private static List<Form> forms(Project project, TablePlan plan, Optional<TableName> parent) {
        var forms = new ArrayList<Form>();
        if (!project.draft().lineage().owned().contains(plan.name())) {
            forms.add(form("total", plan.numbering().volume() + " in all"));
        } else {
            forms.add(form("tenant", Math.max(1, plan.numbering().mostPerTenant()) + " per tenant"));
        }
        parent.ifPresent(home -> {
            var most = ChildCounts.of(plan.numbering()).map(ChildCounts::most).orElse(3L);
            var mean = Math.max(
                    1,
                    plan.numbering().volume()
                            / Math.max(1, project.plan().table(home).numbering().volume()));
            var per = "{per: " + ScenarioEdit.scalar(home.toString()) + ", ";
            forms.add(form("exactly", per + "exactly: " + mean + "}"));
            forms.add(form("between", per + "between: [0, " + Math.max(2, Math.max(most, 2 * mean)) + "]}"));
            forms.add(form("poisson", per + "poisson: " + mean + "}"));
            forms.add(form("zipf", per + "zipf: 1.2, most: " + Math.max(20, 10 * mean) + "}"));
            forms.add(form("counts", per + "counts: {0: 2, " + mean + ": 5, " + 10 * mean + ": 1}}"));
            forms.add(form("share", "40% of " + home));
        });
        return forms;
    }

    private static Form form(String key, String text) {
        return new Form(Messages.text("scenario.rows." + key), text);
    }
}
