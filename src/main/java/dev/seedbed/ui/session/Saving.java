package dev.seedbed.ui.session;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.DesignFile;
import dev.seedbed.core.project.DesignFile.Outcome;
import dev.seedbed.core.project.Designs;
import dev.seedbed.core.project.Source;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.Messages;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Keeps the text of a design in its file, as soon as it changes, and notices when somebody else writes there.
///
/// A design that has no file yet gets one in Seedbed's home with its first change. All methods are for the stage's
/// thread.
public final class Saving {

    private final Designs designs;
    private final Background background;
    private final Supplier<LocalDateTime> clock;
    private final Consumer<String> theirs;
    private final ReadOnlyObjectWrapper<Saved> state = new ReadOnlyObjectWrapper<>(new Saved.Untouched());
    private final ReadOnlyStringWrapper argument = new ReadOnlyStringWrapper("");
    private Optional<DesignFile> file = Optional.empty();
    private Optional<Source> source = Optional.empty();
    private Optional<String> known = Optional.empty();
    private Optional<String> wanted = Optional.empty();
    private Optional<Write> writing = Optional.empty();
    private String begun = "";
    private boolean busy;
    private long turn;

    /// What is being written, and where.
    private record Write(DesignFile target, String text) {}

    /// `theirs` hears of what somebody else wrote while nothing of one's own was unsaved.
    Saving(Designs designs, Background background, Supplier<LocalDateTime> clock, Consumer<String> theirs) {
        this.designs = designs;
        this.background = background;
        this.clock = clock;
        this.theirs = theirs;
        state.subscribe(this::name);
    }

    public ReadOnlyObjectProperty<Saved> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What names this design on the command line: its file once something was decided, else what was opened; blank
    /// before anything is.
    public ReadOnlyStringProperty argumentProperty() {
        return argument.getReadOnlyProperty();
    }

    /// The same, where something is open.
    public Optional<String> argument() {
        return Optional.of(argument.get()).filter(text -> !text.isEmpty());
    }

    private void name() {
        argument.set(file.map(known -> known.path().toString())
                .or(() -> source.map(Source::text))
                .orElse(""));
    }

    /// Whether the design has a file that a person gave it.
    public boolean titled() {
        return state.get() instanceof Saved.Kept(var path) && !designs.holds(path);
    }

    /// A design was opened with this text.
    void begin(Source opened, String text) {
        turn++;
        busy = false;
        writing = Optional.empty();
        wanted = Optional.empty();
        begun = text;
        source = Optional.of(opened);
        if (opened instanceof Source.ScenarioYaml(var path)) {
            file = Optional.of(designs.file(path));
            known = Optional.of(text);
            state.set(new Saved.Kept(path.toAbsolutePath().normalize()));
        } else {
            file = Optional.empty();
            known = Optional.empty();
            state.set(new Saved.Untouched());
        }
        name();
    }

    /// Text comes in that was not saved while the file held one of `held`; nothing goes over what somebody else wrote
    /// since.
    void restore(String text, List<String> held) {
        if (file.isPresent()
                && !held.isEmpty()
                && known.filter(now -> !now.equals(text) && !held.contains(now)).isPresent()) {
            var found = known;
            known = Optional.of(held.getFirst());
            dispute(file.get(), held.getFirst(), found);
        }
    }

    /// What the file may hold without anybody else having written it, where it is known to be there.
    List<String> held() {
        return Stream.concat(known.stream(), writing.map(Write::text).stream()).toList();
    }

    /// The file holds this now, whoever wrote it.
    void read(String text) {
        if (file.isPresent()) {
            known = Optional.of(text);
        }
    }

    /// Whether nothing is lost of this text when the window goes.
    boolean holds(String text) {
        return !isWriting()
                && wanted.isEmpty()
                && !(state.get() instanceof Saved.Disputed)
                && known.map(text::equals).orElse(text.equals(begun));
    }

    /// How the text is written once more when its design makes way for another; empty while a person has to decide.
    Optional<LastSave> last() {
        if (state.get() instanceof Saved.Disputed) {
            return Optional.empty();
        }
        var target = file.or(() -> writing.map(Write::target)).orElseGet(this::fresh);
        var held = Stream.concat(Stream.of(known), writing.map(Write::text).map(Optional::of).stream());
        return Optional.of(new LastSave(target, held.toList()));
    }

    private DesignFile fresh() {
        return designs.begin(source.orElseThrow(), clock.get());
    }

    /// Whether the file is being written.
    boolean isWriting() {
        return writing.isPresent();
    }

    void save(String text) {
        if (state.get() instanceof Saved.Disputed disputed) {
            state.set(new Saved.Disputed(disputed.path(), text, disputed.theirs()));
            return;
        }
        var held = writing.map(Write::text).or(() -> known);
        wanted = Optional.of(text).filter(one -> !held.equals(Optional.of(one)));
        write();
    }

    /// Goes on in another file.
    void saveAs(Path path, String text) {
        var target = designs.file(path);
        known = target.read();
        turn++;
        busy = false;
        writing = Optional.empty();
        file = Optional.of(target);
        source = Optional.of(new Source.ScenarioYaml(path));
        state.set(new Saved.Kept(target.path()));
        save(text);
    }

    /// One's own text goes over what somebody else wrote.
    public void keepMine() {
        if (state.get() instanceof Saved.Disputed(var path, var mine, var other)) {
            known = other;
            wanted = Optional.of(mine);
            state.set(new Saved.Kept(path));
            write();
        }
    }

    /// What somebody else wrote takes the place of one's own text, which can be had back.
    public void takeTheirs() {
        if (state.get() instanceof Saved.Disputed disputed && disputed.theirs().isPresent()) {
            known = disputed.theirs();
            wanted = Optional.empty();
            state.set(new Saved.Kept(disputed.path()));
            theirs.accept(disputed.theirs().get());
        }
    }

    /// Looks whether somebody else has written the file.
    public void look() {
        if (busy || wanted.isPresent() || file.isEmpty() || known.isEmpty() || !(state.get() instanceof Saved.Kept)) {
            return;
        }
        var watched = file.get();
        run(background.unseen(), Messages.text("job.watch", watched.path()), watched::read, found -> {
            if (found.equals(known)) {
                write();
            } else {
                meet(watched, found);
            }
        });
    }

    private void meet(DesignFile watched, Optional<String> found) {
        if (wanted.isEmpty() && found.isPresent()) {
            known = found;
            theirs.accept(found.get());
        } else {
            dispute(watched, wanted.or(() -> known).orElse(""), found);
        }
    }

    private void write() {
        if (busy || wanted.isEmpty() || state.get() instanceof Saved.Disputed) {
            return;
        }
        var text = wanted.get();
        var target = file.orElseGet(this::fresh);
        var expected = known;
        wanted = Optional.empty();
        writing = Optional.of(new Write(target, text));
        run(background, Messages.text("job.save", target.path()), () -> target.write(expected, text), outcome -> {
            switch (outcome) {
                case Outcome.Written() -> {
                    file = Optional.of(target);
                    known = Optional.of(text);
                    state.set(new Saved.Kept(target.path()));
                    write();
                }
                case Outcome.Changed(var other) -> dispute(target, wanted.orElse(text), other);
            }
        });
    }

    private void dispute(DesignFile target, String mine, Optional<String> other) {
        wanted = Optional.empty();
        file = Optional.of(target);
        state.set(new Saved.Disputed(target.path(), mine, other));
    }

    private <T> void run(Background place, String job, Supplier<T> work, Consumer<T> done) {
        busy = true;
        var now = turn;
        place.run(
                job,
                _ -> work.get(),
                result -> inTurn(now, () -> done.accept(result)),
                wrong -> inTurn(now, () -> {
                    fail(wrong);
                    write();
                }));
    }

    private void fail(Problem wrong) {
        state.set(new Saved.Failed(wrong));
    }

    /// Work for a design that is not open any more has nothing to say.
    private void inTurn(long then, Runnable step) {
        if (then == turn) {
            busy = false;
            writing = Optional.empty();
            step.run();
        }
    }
}
