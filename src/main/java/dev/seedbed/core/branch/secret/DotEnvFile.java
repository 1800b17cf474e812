package dev.seedbed.core.branch.secret;

import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A `.env` file beside the project, read only where it cannot end in a commit.
record DotEnvFile(Path path, Git git) {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final String MARK = "\uFEFF";

    /// Its values; none when there is no such file. A folder of that name is somebody else's business.
    Map<String, String> values() {
        if (!Files.isRegularFile(path)) {
            return Map.of();
        }
        git.requireIgnored(path);
        try {
            if (Files.isSymbolicLink(path)) {
                git.requireIgnored(path.toRealPath());
            }
            return DotEnvText.read(path.toString(), text());
        } catch (IOException failure) {
            throw unreadable(FileFailure.reason(failure), failure);
        }
    }

    private String text() throws IOException {
        try (var stream = Files.newInputStream(path)) {
            var bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw unreadable("It is larger than 1 MB.", new IOException());
            }
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException failure) {
            throw unreadable("It is not UTF-8 text.", failure);
        }
    }

    private SeedbedException unreadable(String why, IOException failure) {
        return Problem.error(
                        Category.USAGE,
                        "The .env file could not be read.",
                        path.toString(),
                        why,
                        "Mend the file, or set the keys in the environment.")
                .exception(failure);
    }
}
