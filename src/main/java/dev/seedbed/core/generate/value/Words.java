package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.ByteText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

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
}
