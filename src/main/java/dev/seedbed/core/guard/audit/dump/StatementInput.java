package dev.seedbed.core.guard.audit.dump;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Cuts a script into statements as psql does, byte by byte: a semicolon ends one outside of quotes and
/// comments.
final class StatementInput {

    private final ByteInput in;
    private final ByteArrayOutputStream statement = new ByteArrayOutputStream();
    private int last = ' ';
    private int beforeLast = ' ';

    StatementInput(ByteInput in) {
        this.in = in;
    }

    /// The next statement without its semicolon, comments left out; empty at the end of the script. A line for
    /// psql itself is passed over.
    byte[] next() throws IOException {
        statement.reset();
        last = ' ';
        var begin = in.place();
        for (var octet = in.next(); octet != ByteInput.END; octet = in.next()) {
            switch (octet) {
                case ';' -> {
                    if (statement.size() > 0) {
                        return statement.toByteArray();
                    }
                }
                case '\'' -> quoted('\'', escaping());
                case '"' -> quoted('"', false);
                case '$' -> dollar();
                case '-' -> dash();
                case '/' -> slash();
                case '\\' -> backslash();
                case 0 -> throw BrokenDump.at(in.place(), "It holds a zero byte, as no SQL script does.");
                default -> append(octet);
            }
            if (statement.size() == 0) {
                begin = in.place();
            }
        }
        if (statement.toString(StandardCharsets.ISO_8859_1).isBlank()) {
            return new byte[0];
        }
        throw BrokenDump.at(begin, "It ends inside the statement that starts here.");
    }

    private void append(int octet) {
        if (statement.size() < ByteInput.LONGEST && (statement.size() > 0 || octet > ' ')) {
            statement.write(octet);
        }
        beforeLast = last;
        last = octet;
    }

    /// Whether the text ends with an `E` that is a word by itself.
    private boolean escaping() {
        return (last == 'E' || last == 'e') && !Character.isJavaIdentifierPart(beforeLast);
    }

    private void quoted(int quote, boolean escapes) throws IOException {
        var begin = in.place();
        append(quote);
        for (var octet = in.next(); octet != ByteInput.END; octet = in.next()) {
            append(octet);
            if (octet == '\\' && escapes) {
                append(in.next());
            } else if (octet == quote) {
                if (in.peek() != quote) {
                    return;
                }
                append(in.next());
            }
        }
        throw BrokenDump.at(begin, "A quote that opens here is never closed.");
    }

    /// `$tag$ … $tag$`, or a dollar that is nothing else.
    private void dollar() throws IOException {
        var begin = in.place();
        var tag = new ByteArrayOutputStream();
        tag.write('$');
        while (Character.isJavaIdentifierPart(in.peek()) && in.peek() != '$' && in.peek() != ByteInput.END) {
            tag.write(in.next());
        }
        if (in.peek() != '$') {
            for (var octet : tag.toByteArray()) {
                append(octet);
            }
            return;
        }
        tag.write(in.next());
        skipTo(tag.toByteArray(), begin);
        append('\'');
        append('\'');
    }

    private void skipTo(byte[] tag, String begin) throws IOException {
        var matched = 0;
        while (matched < tag.length) {
            var octet = in.next();
            if (octet == ByteInput.END) {
                throw BrokenDump.at(begin, "A body between dollars that opens here is never closed.");
            }
            matched = octet == tag[matched] ? matched + 1 : octet == '$' ? 1 : 0;
        }
    }

    private void dash() throws IOException {
        if (in.peek() == '-') {
            in.restOfLine();
            append('\n');
        } else {
            append('-');
        }
    }

    private void slash() throws IOException {
        if (in.peek() != '*') {
            append('/');
            return;
        }
        var begin = in.place();
        var depth = 0;
        var before = '/';
        do {
            var octet = in.next();
            if (octet == ByteInput.END) {
                throw BrokenDump.at(begin, "A comment that opens here is never closed.");
            }
            if (before == '/' && octet == '*') {
                depth++;
                before = ' ';
            } else if (before == '*' && octet == '/') {
                depth--;
                before = ' ';
            } else {
                before = (char) octet;
            }
        } while (depth > 0);
    }

    /// What follows is psql's own.
    private void backslash() throws IOException {
        in.restOfLine();
        statement.reset();
    }
}
