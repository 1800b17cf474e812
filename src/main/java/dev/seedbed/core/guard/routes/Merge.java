package dev.seedbed.core.guard.routes;

import java.util.Optional;

/// Decides what becomes of one file, given what is there and what Seedbed wrote last time.
record Merge(KitRecord known) {

    private static final String EDITED =
            "It was edited where Seedbed writes. Undo that, or delete the file to have it written anew.";
    private static final String OTHERS = "Seedbed did not write it. Move it away.";

    PlannedFile of(KitFile wanted, Optional<String> found) {
        if (found.isEmpty()) {
            return planned(wanted, FileState.NEW, found, wanted.text());
        }
        var text = found.get();
        if (wanted.data()) {
            return replaced(
                    wanted, text, text, wanted.body(), known.hashes().containsKey(wanted.path()) ? EDITED : OTHERS);
        }
        var region = Region.find(text);
        return region.isEmpty()
                ? refused(wanted, text, unmarked(wanted.comment()))
                : replaced(wanted, text, region.get().body(), region.get().with(wanted.body()), EDITED);
    }

    /// `body` is what is there of Seedbed's.
    private PlannedFile replaced(KitFile wanted, String text, String body, String after, String otherwise) {
        if (Region.plain(body).equals(wanted.body())) {
            return planned(wanted, FileState.UNCHANGED, Optional.of(text), text);
        }
        return body.isBlank() || known.holds(wanted.path(), body)
                ? planned(wanted, FileState.CHANGED, Optional.of(text), after)
                : refused(wanted, text, otherwise);
    }

    private static String unmarked(Comment comment) {
        return "Seedbed did not write it. Put the lines '%s' and '%s' where its part belongs, or move the file away."
                .formatted(comment.shortBegin(), comment.end().strip());
    }

    private static PlannedFile refused(KitFile wanted, String text, String why) {
        return new PlannedFile(
                wanted.path(),
                FileState.REFUSED,
                Optional.of(text),
                Optional.of(wanted.text()),
                wanted.data(),
                Optional.of(why));
    }

    private static PlannedFile planned(KitFile wanted, FileState state, Optional<String> before, String after) {
        return new PlannedFile(wanted.path(), state, before, Optional.of(after), wanted.data(), Optional.empty());
    }

    /// A file that was written once and is not wanted any more; empty where it is gone, or not Seedbed's alone.
    Optional<PlannedFile> stale(String path, Optional<String> found) {
        return found.filter(text -> known.holds(
                        path,
                        Region.find(text)
                                .filter(Region::alone)
                                .map(Region::body)
                                .orElse(text)))
                .map(text -> new PlannedFile(
                        path, FileState.REMOVED, found, Optional.empty(), path.endsWith(".sql"), Optional.empty()));
    }
}
