package dev.seedbed.core.guard.routes;

/// A file as it is wanted: `body` is what stands between the marks, or the whole file where it has none. `path`
/// is relative to the repository, with slashes.
record KitFile(String path, String body, Comment comment) {

    /// Rows: too many for anybody to read.
    boolean data() {
        return comment == Comment.NONE;
    }

    /// The file where there was none.
    String text() {
        return data() ? body : comment.begin() + body + comment.end();
    }
}
