package dev.seedbed.core.guard.scan;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.guard.scan.search.Name;
import dev.seedbed.core.guard.scan.search.Printable;
import dev.seedbed.core.guard.scan.search.Search;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// Looks for names in what is shipped. Memory does not grow with what it reads.
public final class Scan {

    private final List<Name> names;
    private final Limits limits;
    private final Progress progress;

    public Scan(List<Name> names, Limits limits, Progress progress) {
        this.names = names;
        this.limits = limits;
        this.progress = progress;
    }

    /// Files and folders, all of which have to be there. Links in folders are not followed.
    public ScanReport of(List<Path> targets) {
        targets.forEach(Scan::expect);
        return ScanReport.of(targets.stream().map(this::of).toList());
    }

    /// A stream, which is read to its end.
    public ScanReport of(String name, InputStream in) {
        var notes = new Notes();
        new Descent(new Search(names), notes, limits, progress, in).target(Place.target(name));
        return report(name, notes);
    }

    private ScanReport of(Path target) {
        progress.report("scanning " + target, 0, 0);
        var search = new Search(names);
        var notes = new Notes();
        var place = Place.target(target.toString());
        try {
            name(search, notes, place, target.toRealPath());
            if (Files.isDirectory(target)) {
                new Folder(search, notes, limits, progress).read(place, target);
            } else {
                try (var in = Files.newInputStream(target)) {
                    new Descent(search, notes, limits, progress, in).target(place);
                }
            }
        } catch (IOException e) {
            throw unreadable(target, e);
        }
        return report(target.toString(), notes);
    }

    private static void name(Search search, Notes notes, Place place, Path target) throws IOException {
        var name = target.getFileName();
        if (name != null) {
            Descent.name(search, notes, place, name + (Files.isDirectory(target) ? "/" : ""));
        }
    }

    private static ScanReport report(String target, Notes notes) {
        if (notes.empty()) {
            throw Problem.error(
                            Category.USAGE,
                            "There is nothing in it.",
                            Printable.of(target),
                            "That nothing was found in nothing proves nothing.",
                            "Build first, and give the folder, file or image that is shipped.")
                    .exception();
        }
        return notes.report();
    }

    private static void expect(Path target) {
        if (!Files.exists(target)) {
            throw Problem.error(
                            Category.USAGE,
                            "There is no such file or folder.",
                            target.toString(),
                            Files.exists(target, LinkOption.NOFOLLOW_LINKS) ? "It is a link to nothing." : "",
                            "Build first, and give the folder, file or image that is shipped.")
                    .exception();
        }
    }

    private static SeedbedException unreadable(Path target, IOException cause) {
        return Problem.error(
                        Category.UNREACHABLE,
                        "It cannot be read.",
                        target.toString(),
                        cause.toString(),
                        "Run the scan as a user who may read all that is shipped.")
                .exception(cause);
    }
}
