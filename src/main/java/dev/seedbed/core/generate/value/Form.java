package dev.seedbed.core.generate.value;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How a language puts a name or an address together: `{1-250} {last-names} {street-suffixes}`. What stands in
/// braces is chosen, the rest is fixed.
public record Form(List<Piece> pieces) {

    private static final Pattern BRACES = Pattern.compile("\\{(?:(\\d+)-(\\d+)|([a-z-]+))}");

    /// A part of a form.
    public sealed interface Piece {

        record Fixed(String text) implements Piece {}

        /// A number, both ends included.
        record Numeral(long low, long high) implements Piece {}

        /// A word of a list.
        record Listed(String list) implements Piece {}

        /// The given name of the row's person.
        record First() implements Piece {}

        /// The family name of the row's person.
        record Last() implements Piece {}
    }

    public Form {
        pieces = List.copyOf(pieces);
    }

    static Form parse(String text) {
        var pieces = new ArrayList<Piece>();
        var matcher = BRACES.matcher(text);
        var end = 0;
        while (matcher.find()) {
            fixed(text.substring(end, matcher.start()), pieces);
            pieces.add(chosen(matcher.toMatchResult()));
            end = matcher.end();
        }
        fixed(text.substring(end), pieces);
        return new Form(pieces);
    }

    private static void fixed(String text, List<Piece> pieces) {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Fixed(text));
        }
    }

    private static Piece chosen(MatchResult braces) {
        if (braces.group(1) != null) {
            return new Piece.Numeral(Long.parseLong(braces.group(1)), Long.parseLong(braces.group(2)));
        }
        return switch (braces.group(3)) {
            case "first" -> new Piece.First();
            case "last" -> new Piece.Last();
            default -> new Piece.Listed(braces.group(3));
        };
    }
}
