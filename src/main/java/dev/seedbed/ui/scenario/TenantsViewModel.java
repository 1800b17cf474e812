package dev.seedbed.ui.scenario;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.Budget;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.Wording;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.ui.fx.FieldText;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;

/// What holds for the scenario as a whole: who the tenants are, the seed, the day, the clock, the languages, the
/// budget.
public final class TenantsViewModel {

    private static final long SEEDS = 100_000;

    private final Session session;
    private final PersonasViewModel personas;
    private final List<Setting> settings = List.of(
            new Setting("tenants", TenantsViewModel::tenants),
            new Setting("seed", scenario -> Long.toString(scenario.seed())),
            new Setting("as-of", scenario -> scenario.asOf().toString()),
            new Setting("clock", scenario -> scenario.clock().usual().code()),
            new Setting("languages", scenario -> languages(scenario.wording())),
            new Setting("names", scenario -> scenario.wording().names().code()),
            new Setting("shared-rows", scenario -> Long.toString(scenario.sharedRows())),
            new Setting("budget", scenario -> budget(scenario.budget())));

    /// A line of the scenario: its key, and its value as it is being written.
    public static final class Setting {
        private final String key;
        private final Function<Scenario, String> value;
        private final FieldText text = new FieldText();
        private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

        private Setting(String key, Function<Scenario, String> value) {
            this.key = key;
            this.value = value;
        }

        public String key() {
            return key;
        }

        public StringProperty textProperty() {
            return text.property();
        }

        /// What is wrong with the value.
        public ObjectProperty<Optional<Problem>> problemProperty() {
            return problem;
        }

        private void show(Scenario scenario) {
            if (text.show(value.apply(scenario))) {
                problem.set(Optional.empty());
            }
        }
    }

    TenantsViewModel(Session session) {
        this.session = session;
        personas = new PersonasViewModel(session);
        session.projectProperty().subscribe(_ -> show());
        session.openingsProperty().addListener((_, _, _) -> {
            settings.forEach(setting -> setting.text.release());
            show();
        });
    }

    private void show() {
        session.projectProperty().get().ifPresent(open -> settings.forEach(setting -> setting.show(open.scenario())));
    }

    public PersonasViewModel personas() {
        return personas;
    }

    public List<Setting> settings() {
        return settings;
    }

    public Setting setting(String key) {
        return settings.stream()
                .filter(setting -> setting.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no setting " + key));
    }

    /// Decides what is written, unless it is wrong; what is blank is as it is by itself.
    public void commit(Setting setting) {
        session.projectProperty().get().ifPresent(project -> {
            var written = setting.text.written();
            if (written.equals(setting.value.apply(project.scenario()))) {
                setting.problem.set(Optional.empty());
                return;
            }
            try {
                if (!written.isEmpty()) {
                    ScenarioFile.read(setting.key, setting.key + ": " + written + "\n", project.schema());
                }
                setting.problem.set(Optional.empty());
                setting.text.release();
                ScenarioChange.value(
                        session,
                        Messages.text("scenario.change.setting", Messages.text("scenario.setting." + setting.key)),
                        List.of(setting.key),
                        written);
            } catch (SeedbedException misread) {
                setting.problem.set(Optional.of(misread.problem()));
            }
        });
    }

    /// Another seed, other data.
    public void rollSeed(RandomGenerator dice) {
        write("seed", Long.toString(dice.nextLong(1, SEEDS)));
    }

    private void write(String key, String value) {
        setting(key).textProperty().set(value);
        commit(setting(key));
    }

    private static String tenants(Scenario scenario) {
        var population = scenario.population();
        return population.zipf().isPresent()
                ? "{count: " + population.tenants() + ", zipf: "
                        + population.zipf().getAsDouble() + "}"
                : Long.toString(population.tenants());
    }

    static String number(double size) {
        return size == Math.rint(size) ? Long.toString((long) size) : Double.toString(size);
    }

    private static String languages(Wording wording) {
        var languages = wording.languages();
        return languages.size() == 1
                ? languages.getFirst().language().code()
                : languages.stream()
                        .map(share -> share.language().code() + ": " + share.weight())
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String budget(Budget budget) {
        var rows = budget.rows().stream().mapToObj(most -> "rows: " + most);
        var bytes = budget.bytes().stream().mapToObj(most -> "bytes: " + most);
        var text = Stream.concat(rows, bytes).collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : "{" + text + "}";
    }
}
