package dev.seedbed.ui.welcome;

import dev.seedbed.core.database.PastedAddress;
import dev.seedbed.core.project.Sample;
import dev.seedbed.core.project.Source;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The ways to a schema: a sample, a file, a database, or one that was open before.
public final class WelcomeViewModel {

    private final Session session;
    private final StringProperty url = new SimpleStringProperty("");
    private final ObservableList<String> recent = FXCollections.observableArrayList();
    private final ObservableList<String> shownRecent = FXCollections.unmodifiableObservableList(recent);

    public WelcomeViewModel(Session session) {
        this.session = session;
        session.projectProperty().subscribe(_ -> remember());
    }

    public StringProperty urlProperty() {
        return url;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return session.busyProperty();
    }

    /// What was open before, newest first; samples are always at hand, so they are left out.
    public ObservableList<String> recent() {
        return shownRecent;
    }

    public void open(Sample sample) {
        session.open("sample:" + sample.code());
    }

    public void open(Path file) {
        session.open(file.toAbsolutePath().toString());
    }

    public void open(String recent) {
        session.open(recent);
    }

    public void connect() {
        if (!url.get().isBlank()) {
            session.open(PastedAddress.ofEnvironment().url(url.get()));
        }
    }

    /// Whether a dropped file can be a schema or a scenario.
    public static boolean accepts(List<Path> files) {
        return files.size() == 1 && Source.namesFile(files.getFirst().toString());
    }

    private void remember() {
        session.background()
                .run(
                        Messages.text("job.recent"),
                        _ -> session.recent().list(),
                        texts -> recent.setAll(texts.stream()
                                .filter(text -> !text.startsWith("sample:"))
                                .toList()),
                        problem -> session.problemProperty().set(Optional.of(problem)));
    }
}
