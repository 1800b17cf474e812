package dev.seedbed.ui.session;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.RecentSources;
import dev.seedbed.core.project.Source;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;

/// Reads sources, one at a time: starting to read one abandons the one before.
///
/// What is open stays what it is until another source has been read. One that could not be is the one that is read
/// again, for as long as a person is told of it.
final class Opening {

    private final Workbench workbench;
    private final RecentSources recent;
    private final Lane lane;
    private String source = "";
    private Optional<Attempt> attempt = Optional.empty();

    /// A source that is being opened or could not be, and why not.
    private record Attempt(Runnable again, Optional<Problem> failure) {}

    Opening(Workbench workbench, RecentSources recent, Background background) {
        this.workbench = workbench;
        this.recent = recent;
        lane = new Lane(background);
    }

    ReadOnlyBooleanProperty busyProperty() {
        return lane.busyProperty();
    }

    /// Opens a source by the text that names it. `failed` tells a person, and gives what was told; `again` is what
    /// opens it once more.
    void open(String text, Consumer<Opened> opened, Function<Problem, Problem> failed, Runnable again) {
        attempt = Optional.of(new Attempt(again, Optional.empty()));
        run(
                text,
                read -> {
                    begun(text);
                    opened.accept(read);
                },
                wrong -> attempt = Optional.of(new Attempt(again, Optional.of(failed.apply(wrong)))));
    }

    /// Reads the open source once more, unless another is to take its place.
    void reread(Consumer<Opened> read, Consumer<Problem> failed) {
        var makesWay = attempt.filter(one -> one.failure().isEmpty()).isPresent();
        if (!source.isEmpty() && !makesWay) {
            run(source, read, failed);
        }
    }

    /// What opens the source that is being opened, or that a person is told could not be; `told` is what is told now.
    Optional<Runnable> unopened(Optional<Problem> told) {
        return attempt.filter(one -> one.failure().isEmpty() || one.failure().equals(told))
                .map(Attempt::again);
    }

    /// This source is open from now on.
    void begun(String text) {
        attempt = Optional.empty();
        source = text;
    }

    void abandon() {
        lane.abandon();
    }

    private void run(String text, Consumer<Opened> read, Consumer<Problem> failed) {
        lane.run(Messages.text("job.open", DatabaseUrl.masked(text)), progress -> read(text, progress), read, failed);
    }

    /// What is known of a source without a server is shown at once.
    private Opened read(String text, Progress progress) {
        var parsed = Source.parse(text).absolute();
        var found = workbench.glance(parsed).orElseGet(() -> workbench.openFitting(parsed, progress));
        recent.add(found.source());
        return Opened.of(found, workbench);
    }
}
