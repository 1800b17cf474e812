package dev.seedbed.core.guard.audit.dump;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One line in the text format of COPY, taken apart.
final class CopyLine {

    private CopyLine() {}

    static List<Optional<String>> cells(byte[] line, Charset encoding) {
        var cells = new ArrayList<Optional<String>>();
        var start = 0;
        for (var index = 0; index <= line.length; index++) {
            if (index == line.length || line[index] == '\t') {
                cells.add(cell(line, start, index, encoding));
                start = index + 1;
            }
        }
        return cells;
    }

    private static Optional<String> cell(byte[] line, int start, int end, Charset encoding) {
        if (end - start == 2 && line[start] == '\\' && line[start + 1] == 'N') {
            return Optional.empty();
        }
        for (var index = start; index < end; index++) {
            if (line[index] == '\\') {
                return Optional.of(unescaped(line, start, end, encoding));
            }
        }
        return Optional.of(new String(line, start, end - start, encoding));
    }

    private static String unescaped(byte[] line, int start, int end, Charset encoding) {
        var bytes = new byte[end - start];
        var length = 0;
        var index = start;
        while (index < end) {
            if (line[index] != '\\' || index + 1 == end) {
                bytes[length++] = line[index++];
                continue;
            }
            index++;
            var digits = digits(line, index, end);
            var value = 0;
            for (var digit = 0; digit < digits; digit++) {
                value = value * 8 + line[index + digit] - '0';
            }
            bytes[length++] = digits > 0 ? (byte) value : meant(line[index]);
            index += Math.max(1, digits);
        }
        return new String(bytes, 0, length, encoding);
    }

    /// How many octal digits stand here, three at most.
    private static int digits(byte[] line, int from, int end) {
        var count = 0;
        while (count < 3 && from + count < end && line[from + count] >= '0' && line[from + count] <= '7') {
            count++;
        }
        return count;
    }

    private static byte meant(byte escaped) {
        return (byte)
                switch (escaped) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'v' -> 0x0B;
                    default -> escaped;
                };
    }
}
