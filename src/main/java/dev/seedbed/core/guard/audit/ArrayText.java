package dev.seedbed.core.guard.audit;

import java.util.ArrayList;
import java.util.List;

/// The text form of arrays and of hstore, taken apart.
final class ArrayText {

    private ArrayText() {}

    /// The elements of an array of any depth; NULLs are left out.
    static List<String> elements(String array) {
        var elements = new ArrayList<String>();
        var start = array.indexOf('{');
        var element = new StringBuilder();
        var quoted = false;
        for (var index = Math.max(0, start); index < array.length(); index++) {
            var character = array.charAt(index);
            if (character == '"') {
                index = unquote(array, index + 1, element);
                quoted = true;
            } else if (character == '{' || character == '}' || character == ',') {
                add(elements, element, quoted);
                quoted = false;
            } else {
                element.append(character);
            }
        }
        add(elements, element, quoted);
        return elements;
    }

    private static void add(List<String> elements, StringBuilder element, boolean quoted) {
        if (quoted || (!element.isEmpty() && !element.toString().equals("NULL"))) {
            elements.add(element.toString());
        }
        element.setLength(0);
    }

    /// All texts in double quotes; a bare NULL counts as an empty one.
    static List<String> quoted(String pairs) {
        var texts = new ArrayList<String>();
        for (var index = 0; index < pairs.length(); index++) {
            if (pairs.charAt(index) == '"') {
                var text = new StringBuilder();
                index = unquote(pairs, index + 1, text);
                texts.add(text.toString());
            } else if (pairs.startsWith("NULL", index)) {
                texts.add("");
            }
        }
        return texts;
    }

    /// Returns where the closing quote is.
    private static int unquote(String text, int from, StringBuilder into) {
        var index = from;
        while (index < text.length() && text.charAt(index) != '"') {
            index += text.charAt(index) == '\\' ? 1 : 0;
            if (index < text.length()) {
                into.append(text.charAt(index));
            }
            index++;
        }
        return index;
    }
}
