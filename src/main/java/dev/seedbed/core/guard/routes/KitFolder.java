package dev.seedbed.core.guard.routes;

import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Somebody's repository, where the kit is to be. Files of others are never overwritten, nor what was edited
/// between the marks.
public record KitFolder(Path folder) {

    private static final String UNWRITTEN = "The test routes could not be written.";

    /// Reads what is there; writes nothing.
    public KitPlan plan(TestKit kit) {
        try {
            var wanted = kit.files();
            var record = read(KitRecord.PATH);
            var known = record.map(KitFolder::record).orElse(new KitRecord(Map.of()));
            var merge = new Merge(known);
            var files = new ArrayList<PlannedFile>();
            for (var file : wanted) {
                files.add(merge.of(file, read(file.path())));
            }
            for (var path : known.hashes().keySet()) {
                if (wanted.stream().noneMatch(file -> file.path().equals(path))) {
                    merge.stale(path, read(path)).ifPresent(files::add);
                }
            }
            files.add(planned(record, KitRecord.of(wanted).text()));
            files.sort(Comparator.comparing(PlannedFile::path));
            return new KitPlan(files);
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    private static KitRecord record(String text) {
        return KitRecord.find(text)
                .orElseThrow(() -> refused(
                        KitRecord.PATH, "It does not say what Seedbed wrote. Restore it from version control."));
    }

    private static PlannedFile planned(Optional<String> before, String after) {
        var state =
                before.isEmpty() ? FileState.NEW : before.get().equals(after) ? FileState.UNCHANGED : FileState.CHANGED;
        return new PlannedFile(KitRecord.PATH, state, before, Optional.of(after), true, Optional.empty());
    }

    /// Writes each file whole or not at all, the record of them last; nothing where a file is refused, or
    /// changed since the plan was made. Returns what was written.
    public List<PlannedFile> write(KitPlan plan) {
        if (!plan.refused().isEmpty()) {
            throw refused(
                    plan.refused().stream().map(PlannedFile::path).collect(Collectors.joining(", ")),
                    plan.refused().getFirst().why().orElse(""));
        }
        var changes = plan.changes().stream()
                .sorted(Comparator.comparing(file -> file.path().equals(KitRecord.PATH)))
                .toList();
        try {
            for (var file : changes) {
                if (!read(file.path()).equals(file.before())) {
                    throw refused(file.path(), "It was changed meanwhile. Run the command again.");
                }
            }
            for (var file : changes) {
                write(file);
            }
            return changes;
        } catch (IOException failure) {
            throw unwritten(failure);
        }
    }

    /// Files that name the test routes, besides the kit and its entry: those could take them to production.
    public List<String> importers(Framework framework) {
        try {
            return Importers.in(folder).stream()
                    .filter(path -> !path.equals(framework.entry()))
                    .toList();
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    private void write(PlannedFile file) throws IOException {
        var path = folder.resolve(file.path());
        if (file.after().isEmpty()) {
            Files.delete(path);
            return;
        }
        Files.createDirectories(path.resolveSibling(""));
        WholeFile.write(path, file.after().get(), UNWRITTEN);
    }

    private Optional<String> read(String path) throws IOException {
        requireInside(path);
        var file = folder.resolve(path);
        return Files.exists(file)
                ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /// A link could lead out of the repository.
    private void requireInside(String path) {
        var step = folder;
        for (var name : Path.of(path)) {
            step = step.resolve(name);
            if (Files.isSymbolicLink(step) || name.toString().equals("..")) {
                throw refused(path, "It lies behind a link, or outside. Make it a file of the repository itself.");
            }
        }
    }

    private static SeedbedException refused(String path, String why) {
        return Problem.error(
                        Category.REFUSED,
                        "This file is not Seedbed's to write; nothing was written.",
                        path,
                        why,
                        "Then run the command again.")
                .exception();
    }

    private SeedbedException unreadable(IOException failure) {
        return problem("The repository could not be read.", failure);
    }

    private SeedbedException unwritten(IOException failure) {
        return problem(UNWRITTEN, failure);
    }

    private SeedbedException problem(String what, IOException failure) {
        return Problem.error(
                        Category.UNREACHABLE,
                        what,
                        folder.toString(),
                        FileFailure.reason(failure),
                        "Check the folder's rights and room; a file that was there is whole.")
                .exception(failure);
    }
}
