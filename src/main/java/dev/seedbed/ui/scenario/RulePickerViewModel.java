package dev.seedbed.ui.scenario;

import dev.seedbed.core.design.RuleChoice;
import dev.seedbed.core.design.RuleChoices;
import dev.seedbed.core.design.Tryout;
import dev.seedbed.core.design.Tryout.Result;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.file.RuleText;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.ui.control.TypeText;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Chooses the rule of one column, or of several at once: what fits, with the values that it would make, or a value of
/// the scenario file in one's own words.
public final class RulePickerViewModel {

    /// So many rules are tried before their values are shown.
    private static final int AT_ONCE = 6;

    private final Session session;
    private final Lane listing;
    private final Lane trying;
    private final Lane own;
    private final ReadOnlyObjectWrapper<Optional<Subject>> subject = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty search = new SimpleStringProperty("");
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Result>> outcome = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<ChoiceLine> lines = FXCollections.observableArrayList();
    private final ObservableList<ChoiceLine> shownLines = FXCollections.unmodifiableObservableList(lines);
    private final Map<ColumnRule, Result> results = new HashMap<>();
    private List<RuleChoice> choices = List.of();
    private Optional<Prepared> prepared = Optional.empty();

    /// The columns whose rule is being chosen; `reason` is why the first one has the rule that it has, `nullable`
    /// whether all of them may be NULL.
    public record Subject(List<ColumnName> columns, String type, String reason, boolean nullable) {

        public Subject {
            columns = List.copyOf(columns);
        }

        public ColumnName first() {
            return columns.getFirst();
        }
    }

    /// A rule and what it would make, once that is known.
    public record ChoiceLine(RuleChoice choice, Optional<Result> result) {}

    private record Prepared(Project project, Tryout tryout) {}

    RulePickerViewModel(Session session) {
        this.session = session;
        listing = new Lane(session.background());
        trying = new Lane(session.background());
        own = new Lane(session.background());
        search.addListener((_, _, _) -> filter());
        text.addListener((_, _, _) -> outcome.set(Optional.empty()));
    }

    /// Empty while nothing is being chosen.
    public ReadOnlyObjectProperty<Optional<Subject>> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    public StringProperty searchProperty() {
        return search;
    }

    public ObservableList<ChoiceLine> lines() {
        return shownLines;
    }

    /// The value of the scenario file in one's own words.
    public StringProperty textProperty() {
        return text;
    }

    /// What the own words would make, or what is wrong with them; empty until they are tried.
    public ReadOnlyObjectProperty<Optional<Result>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Begins to choose; columns that nobody can decide are left out.
    public void open(List<ColumnName> wanted) {
        session.projectProperty().get().ifPresent(project -> {
            var columns = wanted.stream()
                    .filter(name -> RuleChoices.decidable(project.plan(), name))
                    .toList();
            if (columns.isEmpty()) {
                return;
            }
            var drafts = columns.stream()
                    .map(name -> project.draft().table(name.table()).column(name.column()))
                    .toList();
            var first = drafts.getFirst();
            abandon();
            choices = List.of();
            lines.clear();
            results.clear();
            search.set("");
            text.set(RuleText.of(
                    Optional.of(first.rule()),
                    ScenarioChange.nulls(project, columns.getFirst()),
                    project.scenario(),
                    columns.getFirst()));
            subject.set(Optional.of(new Subject(
                    columns,
                    TypeText.of(first.column().type()),
                    first.reason(),
                    drafts.stream().allMatch(draft -> draft.column().nullable()))));
            list(project, columns);
        });
    }

    public void close() {
        abandon();
        subject.set(Optional.empty());
    }

    /// What is made for other columns belongs to these no more.
    private void abandon() {
        for (var lane : List.of(listing, trying, own)) {
            lane.abandon();
        }
    }

    /// Decides a rule for all columns; the share of NULLs, the clock and the edge cases of each stay.
    public void choose(RuleChoice choice) {
        decide((project, column) -> RuleText.of(
                Optional.of(choice.rule()), ScenarioChange.nulls(project, column), project.scenario(), column));
    }

    /// Decides one's own words for all columns, unless something is wrong with them.
    public void chooseText() {
        var written = text.get().strip();
        var wrong = wrong(written);
        if (wrong.isEmpty()) {
            decide((_, _) -> written);
        }
        wrong.ifPresent(
                problem -> outcome.set(Optional.of(new Result(List.of(), Optional.of(problem), Optional.empty()))));
    }

    /// Lets all columns be inferred again.
    public void infer() {
        decide((_, _) -> "");
    }

    /// Tells what one's own words would make.
    public void tryText() {
        var written = text.get().strip();
        var wrong = wrong(written);
        wrong.ifPresentOrElse(
                problem -> outcome.set(Optional.of(new Result(List.of(), Optional.of(problem), Optional.empty()))),
                () -> subject.get()
                        .ifPresent(chosen -> work(
                                own,
                                tryout -> rule(written, chosen.first()).map(rule -> tryout.of(chosen.first(), rule)),
                                outcome::set)));
    }

    /// Decides what share of the rows has no value.
    public void chooseNulls(double share) {
        decide((project, column) -> RuleText.of(
                Optional.ofNullable(project.scenario()
                                .recipe(column.table())
                                .columns()
                                .get(column.column()))
                        .flatMap(recipe -> recipe.rule()),
                OptionalDouble.of(share),
                project.scenario(),
                column));
    }

    private interface Value {
        String of(Project project, ColumnName column);
    }

    private void decide(Value value) {
        session.projectProperty()
                .get()
                .ifPresent(project -> subject.get().ifPresent(chosen -> {
                    var values = new LinkedHashMap<ColumnName, String>();
                    chosen.columns().forEach(column -> values.put(column, value.of(project, column)));
                    close();
                    ScenarioChange.columns(session, name(chosen), values);
                }));
    }

    private static String name(Subject chosen) {
        var first = chosen.first();
        var column = first.table().label() + "." + first.column();
        return Messages.text("scenario.change.rule", column, chosen.columns().size() - 1);
    }

    private Optional<Problem> wrong(String written) {
        return subject.get()
                .flatMap(chosen -> chosen.columns().stream()
                        .flatMap(column -> wrong(written, column).stream())
                        .findFirst());
    }

    private Optional<Problem> wrong(String written, ColumnName column) {
        try {
            rule(written, column);
            return Optional.empty();
        } catch (SeedbedException misread) {
            return Optional.of(misread.problem());
        }
    }

    private Optional<ColumnRule> rule(String written, ColumnName column) {
        var project = session.projectProperty().get().orElseThrow();
        return RuleText.column(written, project.schema(), column).rule();
    }

    private void list(Project project, List<ColumnName> columns) {
        listing.run(
                Messages.text("job.rules"),
                _ -> common(project, columns),
                found -> {
                    choices = found;
                    filter();
                },
                this::refuse);
    }

    /// What fits all of the columns, in the order of the first one.
    private static List<RuleChoice> common(Project project, List<ColumnName> columns) {
        var first = RuleChoices.of(project.plan(), columns.getFirst());
        var others = columns.stream()
                .skip(1)
                .map(column -> RuleChoices.of(project.plan(), column).stream()
                        .map(RuleChoice::rule)
                        .collect(Collectors.toSet()))
                .toList();
        return first.stream()
                .filter(choice -> others.stream().allMatch(rules -> rules.contains(choice.rule())))
                .toList();
    }

    private void filter() {
        lines.setAll(choices.stream()
                .filter(choice -> choice.matches(search.get()))
                .map(this::line)
                .toList());
        sample();
    }

    private ChoiceLine line(RuleChoice choice) {
        return new ChoiceLine(choice, Optional.ofNullable(results.get(choice.rule())));
    }

    /// A few at a time, the topmost first.
    private void sample() {
        var open = lines.stream()
                .filter(line -> line.result().isEmpty())
                .map(line -> line.choice().rule())
                .limit(AT_ONCE)
                .toList();
        subject.get()
                .filter(_ -> !open.isEmpty())
                .ifPresent(chosen -> work(
                        trying,
                        tryout -> {
                            var made = new HashMap<ColumnRule, Result>();
                            open.forEach(rule -> made.put(rule, tryout.of(chosen.first(), rule)));
                            return made;
                        },
                        made -> {
                            results.putAll(made);
                            var filled = new ArrayList<>(lines);
                            filled.replaceAll(line -> line(line.choice()));
                            lines.setAll(filled);
                            sample();
                        }));
    }

    private <T> void work(Lane lane, Function<Tryout, T> work, Consumer<T> done) {
        session.projectProperty()
                .get()
                .ifPresent(project -> lane.run(
                        Messages.text("job.rules"),
                        _ -> {
                            var ready = prepared.filter(known -> known.project().equals(project))
                                    .orElseGet(() -> new Prepared(project, new Tryout(project.plan())));
                            return Map.entry(ready, work.apply(ready.tryout()));
                        },
                        result -> {
                            prepared = Optional.of(result.getKey());
                            if (subject.get().isPresent()) {
                                done.accept(result.getValue());
                            }
                        },
                        this::refuse));
    }

    private void refuse(Problem problem) {
        outcome.set(Optional.of(new Result(List.of(), Optional.of(problem), Optional.empty())));
    }
}
