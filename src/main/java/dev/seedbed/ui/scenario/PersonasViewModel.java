package dev.seedbed.ui.scenario;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.Population.Persona;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.ui.fx.FieldText;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Who the tenants are, persona by persona. What is written of one is one change of the scenario's text, held against
/// its rules before; what is wrong is said at the persona.
public final class PersonasViewModel {

    /// Personas to begin with.
    private static final String USUAL =
            "{whale: {weight: 1, size: 40}, typical: {weight: 6}, dormant: {weight: 2, size: 0.1}, empty: {weight: 1, size: 0}}";

    private static final String PERSONAS = "personas";
    /// What a weight or a size is that is not written.
    private static final String ORDINARY = "1";

    private final Session session;
    private final ObservableList<PersonaLine> lines = FXCollections.observableArrayList();
    private final ObservableList<PersonaLine> shownLines = FXCollections.unmodifiableObservableList(lines);
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    /// What there is to write of a persona.
    public enum Field {
        NAME,
        WEIGHT,
        SIZE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A persona as the scenario has it, as it is being written, and its share of the tenants.
    public static final class PersonaLine {
        private final Map<Field, String> known = new EnumMap<>(Field.class);
        private final Map<Field, FieldText> texts = new EnumMap<>(Field.class);
        private final ReadOnlyStringWrapper share = new ReadOnlyStringWrapper("");
        private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

        private PersonaLine() {
            for (var field : Field.values()) {
                known.put(field, "");
                texts.put(field, new FieldText());
            }
        }

        public StringProperty textProperty(Field field) {
            return text(field).property();
        }

        private FieldText text(Field field) {
            return Optional.ofNullable(texts.get(field)).orElseThrow();
        }

        public ReadOnlyStringProperty shareProperty() {
            return share.getReadOnlyProperty();
        }

        /// What is wrong with what was written.
        public ObjectProperty<Optional<Problem>> problemProperty() {
            return problem;
        }

        private String known(Field field) {
            return known.getOrDefault(field, "");
        }

        private void show(Persona persona, int weights) {
            known.put(Field.NAME, persona.name());
            known.put(Field.WEIGHT, Integer.toString(persona.weight()));
            known.put(Field.SIZE, TenantsViewModel.number(persona.size()));
            known.forEach((field, value) -> {
                if (text(field).show(value)) {
                    problem.set(Optional.empty());
                }
            });
            share.set(Messages.text("scenario.persona.share", (double) persona.weight() / weights));
        }

        private void release() {
            texts.values().forEach(FieldText::release);
        }
    }

    PersonasViewModel(Session session) {
        this.session = session;
        session.projectProperty().subscribe(_ -> show());
        session.openingsProperty().addListener((_, _, _) -> {
            lines.forEach(PersonaLine::release);
            show();
        });
    }

    private void show() {
        session.projectProperty()
                .get()
                .ifPresent(open -> show(open.scenario().population().personas()));
    }

    public ObservableList<PersonaLine> lines() {
        return shownLines;
    }

    /// Why no persona could be added or taken away.
    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    /// Decides what is written of a persona; a blank number is that of an ordinary one, a blank name no other.
    public void commit(PersonaLine line, Field field) {
        var written = line.text(field).written();
        if (written.equals(line.known(field))) {
            line.problem.set(Optional.empty());
            return;
        }
        var name = line.known(Field.NAME);
        switch (field) {
            case NAME -> {
                if (written.isEmpty()) {
                    line.textProperty(field).set(name);
                } else {
                    change(
                            line.problem,
                            line.text(field)::release,
                            edit -> edit.rename(List.of(PERSONAS, name), written));
                }
            }
            case WEIGHT, SIZE ->
                change(
                        line.problem,
                        line.text(field)::release,
                        edit -> edit.set(List.of(PERSONAS, name, field.key()), number(written)));
        }
    }

    /// Adds a persona that makes ordinary tenants, behind the others.
    public void add() {
        var name = IntStream.iterate(1, next -> next + 1)
                .mapToObj(next -> Messages.text("scenario.persona.new", next))
                .filter(free ->
                        lines.stream().noneMatch(line -> line.known(Field.NAME).equals(free)))
                .findFirst()
                .orElseThrow();
        change(problem, edit -> edit.set(List.of(PERSONAS, name), "{weight: 1, size: 1}"));
    }

    public void remove(PersonaLine line) {
        var path = lines.size() == 1 ? List.of(PERSONAS) : List.of(PERSONAS, line.known(Field.NAME));
        change(problem, edit -> edit.remove(path));
    }

    /// Gives the tenants four personas to begin with.
    public void suggest() {
        change(problem, edit -> edit.set(List.of(PERSONAS), USUAL));
    }

    private void change(ObjectProperty<Optional<Problem>> wrong, UnaryOperator<ScenarioEdit> change) {
        change(wrong, () -> {}, change);
    }

    /// `decided` is done when nothing is wrong with the change.
    private void change(ObjectProperty<Optional<Problem>> wrong, Runnable decided, UnaryOperator<ScenarioEdit> change) {
        session.projectProperty().get().ifPresent(project -> {
            try {
                var edited = change.apply(ScenarioEdit.of(session.textProperty().get()));
                ScenarioFile.read(PERSONAS, edited.text(), project.schema());
                wrong.set(Optional.empty());
                decided.run();
                session.edit(
                        Messages.text("scenario.change.setting", Messages.text("scenario.setting.personas")),
                        text -> change.apply(ScenarioEdit.of(text)).text());
            } catch (SeedbedException misread) {
                wrong.set(Optional.of(misread.problem()));
            }
        });
    }

    private static String number(String written) {
        if (written.isEmpty()) {
            return ORDINARY;
        }
        return written.matches("[0-9.]+") ? written : ScenarioEdit.scalar(written);
    }

    /// Whoever is writing stays where they are as long as there are as many personas.
    private void show(List<Persona> personas) {
        var weights = personas.stream().mapToInt(Persona::weight).sum();
        if (lines.size() != personas.size()) {
            lines.forEach(PersonaLine::release);
        }
        if (lines.size() > personas.size()) {
            lines.remove(personas.size(), lines.size());
        }
        for (var index = 0; index < personas.size(); index++) {
            if (index == lines.size()) {
                lines.add(new PersonaLine());
            }
            lines.get(index).show(personas.get(index), weights);
        }
        problem.set(Optional.empty());
    }
}
