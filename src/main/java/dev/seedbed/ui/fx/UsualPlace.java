package dev.seedbed.ui.fx;

import dev.seedbed.core.project.Designs;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Where a screen begins to write before a person names a place: beside what is open, where it is looked for.
///
/// A desktop starts programs at the root of the disk or in their own folders: nothing is written there.
public final class UsualPlace {

    /// What the starters say of where they lie.
    private static final List<String> STARTERS = List.of("jpackage.app-path", "seedbed.starter");

    /// Folders of an installed program that hold its starter.
    private static final Set<String> INNER = Set.of("bin", "MacOS", "Contents");

    private final Path working;
    private final Path home;
    private final Optional<Path> program;
    private final Designs designs;

    /// `program` is the folder that the program was installed to; `designs` are files that nobody put anywhere.
    UsualPlace(Path working, Path home, Optional<Path> program, Designs designs) {
        this.working = working;
        this.home = home;
        this.program = program;
        this.designs = designs;
    }

    /// As this process was started.
    public static UsualPlace ofProcess(Designs designs) {
        var starter = STARTERS.stream().map(System::getProperty).filter(Objects::nonNull);
        return new UsualPlace(
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home", ".")).toAbsolutePath(),
                starter.findFirst().map(told -> program(Path.of(told).toAbsolutePath())),
                designs);
    }

    /// Fills a field with a place, and goes on doing so for whatever is opened until a person fills it.
    public static void offer(
            StringProperty field, ObservableValue<Optional<Project>> open, Function<Optional<Source>, Path> place) {
        field.set(place.apply(source(open.getValue())).toString());
        open.addListener((_, before, now) -> {
            if (!source(before).equals(source(now))
                    && field.get().equals(place.apply(source(before)).toString())) {
                field.set(place.apply(source(now)).toString());
            }
        });
    }

    private static Optional<Source> source(Optional<Project> open) {
        return open.map(Project::source);
    }

    /// The folder for a file that belongs to what is open.
    public Path folder(Optional<Source> open) {
        return Stream.concat(beside(open).stream(), elsewhere())
                .filter(UsualPlace::writable)
                .findFirst()
                .orElse(home);
    }

    /// The folder of the repository that what is open lies in.
    public Path repository(Optional<Source> open) {
        var file = file(open);
        var above = file.stream().flatMap(UsualPlace::above).filter(folder -> Files.exists(folder.resolve(".git")));
        var around = elsewhere()
                .filter(folder -> file.filter(each -> each.startsWith(folder)).isPresent());
        return Stream.of(above, around, beside(open).stream(), elsewhere())
                .flatMap(Function.identity())
                .filter(UsualPlace::writable)
                .findFirst()
                .orElse(home);
    }

    private Optional<Path> beside(Optional<Source> open) {
        return file(open).flatMap(file -> Optional.ofNullable(file.getParent()));
    }

    private Optional<Path> file(Optional<Source> open) {
        return open.flatMap(source -> switch (source) {
            case Source.SqlFile(var file) -> Optional.of(file.toAbsolutePath());
            case Source.ScenarioYaml(var file) ->
                Optional.of(file.toAbsolutePath()).filter(path -> !designs.holds(path));
            case Source.OfSample _, Source.Database _ -> Optional.empty();
        });
    }

    private Stream<Path> elsewhere() {
        var documents = home.resolve("Documents");
        return isForFiles(working) ? Stream.of(working, documents) : Stream.of(documents);
    }

    private boolean isForFiles(Path folder) {
        return folder.getParent() != null && program.filter(folder::startsWith).isEmpty();
    }

    private static Stream<Path> above(Path file) {
        return Stream.iterate(file.getParent(), Objects::nonNull, Path::getParent);
    }

    private static boolean writable(Path folder) {
        return Files.isDirectory(folder) && Files.isWritable(folder);
    }

    private static Path program(Path starter) {
        var folder = starter;
        do {
            folder = Optional.ofNullable(folder.getParent()).orElse(folder);
        } while (INNER.contains(String.valueOf(folder.getFileName())));
        return folder;
    }
}
