package dev.seedbed.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/// Text on its way to a terminal, which obeys some characters: names come from schemas, files and services of others.
///
/// Lines, tabs and colours go through; what moves the cursor, hides text, turns its direction or reaches the clipboard
/// is shown as a replacement character.
final class TerminalText extends FilterWriter {

    private static final Pattern OBEYED = Pattern.compile("\u001b(?!\\[[0-79;]*+m)|\r(?!\n)"
            + "|[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]");

    TerminalText(Writer terminal) {
        super(terminal);
    }

    static String of(String text) {
        return OBEYED.matcher(text).replaceAll("\uFFFD");
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        out.write(of(text.substring(from, from + length)));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        out.write(of(String.valueOf(text, from, length)));
    }

    @Override
    public void write(int character) throws IOException {
        out.write(of(String.valueOf((char) character)));
    }
}
