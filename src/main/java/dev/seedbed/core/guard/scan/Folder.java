package dev.seedbed.core.guard.scan;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.scan.search.Search;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/// Looks into a folder and all below it, in the order of names. Links are looked at and not followed: what they
/// lead to is shipped where it lies.
final class Folder {

    private final Search search;
    private final Notes notes;
    private final Limits limits;
    private final Progress progress;

    Folder(Search search, Notes notes, Limits limits, Progress progress) {
        this.search = search;
        this.notes = notes;
        this.limits = limits;
        this.progress = progress;
    }

    void read(Place target, Path folder) {
        children(target, folder, "");
    }

    private void children(Place target, Path folder, String prefix) {
        List<Path> children;
        try (var listing = Files.list(folder)) {
            children = listing.sorted().toList();
        } catch (IOException e) {
            notes.unread(target.inside(prefix), e.toString());
            return;
        }
        for (var child : children) {
            var path = prefix + child.getFileName();
            try {
                child(target, child, path);
            } catch (IOException e) {
                notes.unread(target.inside(path), e.toString());
            }
        }
    }

    private void child(Place target, Path child, String path) throws IOException {
        var attributes = Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
            Descent.name(search, notes, target, path + "/");
            children(target, child, path + "/");
        } else if (attributes.isSymbolicLink()) {
            Descent.name(search, notes, target, path);
            Descent.name(
                    search,
                    notes,
                    target.inside(path),
                    Files.readSymbolicLink(child).toString());
        } else if (attributes.isRegularFile()) {
            try (var in = Files.newInputStream(child)) {
                new Descent(search, notes, limits, progress, in).entry(target, path);
            }
        } else {
            Descent.name(search, notes, target, path);
        }
    }
}
