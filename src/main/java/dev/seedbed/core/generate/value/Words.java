package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.ByteText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A closed list of words, as UTF-8.
public final class Words {

    private final byte[][] utf8;

    public Words(List<String> words) {
        utf8 = words.stream().map(word -> word.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }

    public int size() {
        return utf8.length;
    }

    public void append(long index, ByteText text) {
        text.append(utf8[(int) index]);
    }

    public List<String> list() {
        return Arrays.stream(utf8)
                .map(word -> new String(word, StandardCharsets.UTF_8))
                .toList();
    }

    /// The same words as a host name or an address takes them: lower case, letters and digits only.
    public Words slugs() {
        return new Words(list().stream()
                .map(word -> word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ""))
                .map(word -> word.isEmpty() ? "x" : word)
                .toList());
    }
}
