package dev.seedbed.core.guard.ci;

import dev.seedbed.core.deliver.Manifest;
import dev.seedbed.core.schema.Sha256;
import java.util.regex.Pattern;

/// The first line of a file that Seedbed wrote, but for the one that names an interpreter. It holds the version and the
/// hash of the rest, so that Seedbed knows its own file again, and sees when somebody changed it.
public final class Signature {

    private static final Pattern LINE = Pattern.compile(
            "(?:#![^\\n]*\\n)?# Written by Seedbed \\S+ \\(sha256 ([0-9a-f]{16})\\): [^\\n]*\\n", Pattern.DOTALL);

    /// Whose text a file holds.
    public enum Author {
        SEEDBED,
        /// Seedbed's at first.
        SEEDBED_AND_OTHERS,
        OTHERS
    }

    private static final int DIGITS = 16;

    private Signature() {}

    static String sign(String command, String body) {
        return "# Written by Seedbed " + Manifest.TOOL + " (sha256 " + hash(body) + "): " + command + "\n" + body;
    }

    public static Author author(String file) {
        var text = file.replace("\r\n", "\n");
        var line = LINE.matcher(text);
        if (!line.lookingAt()) {
            return Author.OTHERS;
        }
        return hash(text.substring(line.end())).equals(line.group(1)) ? Author.SEEDBED : Author.SEEDBED_AND_OTHERS;
    }

    private static String hash(String text) {
        return Sha256.of(text).substring(0, DIGITS);
    }
}
