package dev.seedbed.core.deliver.constants;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.schema.ColumnType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes fixtures as Java: a class in a class for each. Names that Java has not are made to fit, with a number where
/// two would be the same, for a file system that takes no notice of case as well.
final class JavaConstants {

    private static final Set<String> KEYWORDS =
            Set.of(("abstract assert boolean break byte case catch char class const continue default do double else "
                            + "enum extends false final finally float for goto if implements import instanceof int "
                            + "interface long native new null package private protected public return short static "
                            + "strictfp super switch synchronized this throw throws transient true try void volatile "
                            + "while _")
                    .split(" "));

    /// Names of classes that the written code itself needs.
    private static final Set<String> TAKEN = Set.of("string", "key", "values");

    private final FixtureTree tree;
    private final StringBuilder text = new StringBuilder();

    JavaConstants(FixtureTree tree) {
        this.tree = tree;
    }

    String write(String className) {
        var dot = className.lastIndexOf('.');
        var simple = className.substring(dot + 1);
        check(className, simple);
        if (dot > 0) {
            text.append("package ").append(className, 0, dot).append(";\n\n");
        }
        text.append("// ").append(FixtureConstants.NOTE).append('\n');
        var taken = new HashSet<>(TAKEN);
        taken.add(simple.toLowerCase(Locale.ROOT));
        open("", simple, "public final class ");
        below(tree.below(), "    ", taken);
        text.append("}\n");
        return ascii(text);
    }

    private static void check(String className, String simple) {
        var parts = className.split("\\.", -1);
        if (!Arrays.stream(parts).allMatch(part -> part.matches("[A-Za-z_$][\\w$]*") && !KEYWORDS.contains(part))
                || TAKEN.contains(simple.toLowerCase(Locale.ROOT))) {
            throw Problem.error(
                            Category.USAGE,
                            "'" + className + "' cannot be the name of the class.",
                            "--class",
                            "",
                            "Write a name such as com.example.Fixtures.")
                    .exception();
        }
    }

    /// `outer` are the names of the classes around, in lower case.
    private void below(Map<String, FixtureTree> trees, String indent, Set<String> outer) {
        var taken = new HashSet<>(outer);
        trees.forEach((name, one) -> {
            text.append('\n');
            var named = free(className(name), taken);
            open(indent, named, "public static final class ");
            var inner = indent + "    ";
            one.row().ifPresent(row -> row(row, inner));
            var around = new HashSet<>(outer);
            around.add(named.toLowerCase(Locale.ROOT));
            below(one.below(), inner, around);
            text.append(indent).append("}\n");
        });
    }

    private void open(String indent, String name, String head) {
        text.append(indent).append(head).append(name).append(" {\n\n");
        text.append(indent).append("    private ").append(name).append("() {}\n");
    }

    private void row(FixtureTree.Row row, String indent) {
        text.append('\n');
        constant(indent, "String TABLE", FixtureConstants.literal(row.table().toString()));
        row.password().ifPresent(password -> constant(indent, "String PASSWORD", FixtureConstants.literal(password)));
        cells("Key", row.key(), indent);
        cells("Values", row.values(), indent);
    }

    private void cells(String name, Map<String, FixtureCell> cells, String indent) {
        if (cells.isEmpty()) {
            return;
        }
        text.append('\n');
        open(indent, name, "public static final class ");
        text.append('\n');
        var taken = new HashSet<String>();
        cells.forEach((column, cell) -> cell(indent + "    ", free(constantName(column), taken), cell));
        text.append(indent).append("}\n");
    }

    private void cell(String indent, String name, FixtureCell cell) {
        cell.text()
                .ifPresentOrElse(
                        value -> {
                            switch (cell.type()) {
                                case ColumnType.Whole whole
                                when whole.bits() > 32 -> constant(indent, "long " + name, value + "L");
                                case ColumnType.Whole _ -> constant(indent, "int " + name, value);
                                case ColumnType.Floating _
                                when cell.numeric() -> constant(indent, "double " + name, value + "d");
                                case ColumnType.Bool _ -> constant(indent, "boolean " + name, value);
                                default -> constant(indent, "String " + name, FixtureConstants.literal(value));
                            }
                        },
                        () -> text.append(indent).append("// ").append(name).append(" is NULL.\n"));
    }

    private void constant(String indent, String declared, String value) {
        text.append(indent)
                .append("public static final ")
                .append(declared)
                .append(" = ")
                .append(value)
                .append(";\n");
    }

    private static String free(String name, Set<String> taken) {
        var free = name;
        for (var number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = name + "_" + number;
        }
        return free;
    }

    private static String className(String name) {
        return identifier(Arrays.stream(words(name).split("_"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + word.substring(word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining()));
    }

    private static String constantName(String name) {
        return identifier(words(name).replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT));
    }

    /// What is neither letter nor digit becomes an underscore.
    private static String words(String name) {
        return name.codePoints()
                .map(one -> Character.isLetterOrDigit(one) && Character.isJavaIdentifierPart(one) ? one : '_')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String identifier(String name) {
        var fits = !name.isEmpty() && Character.isJavaIdentifierStart(name.codePointAt(0)) && !name.equals("_");
        return fits ? name : "_" + name + (name.replace("_", "").isEmpty() ? "_" : "");
    }

    /// The same code in any encoding.
    private static String ascii(CharSequence code) {
        return code.chars()
                .mapToObj(one -> one < 128 ? String.valueOf((char) one) : String.format("\\u%04x", one))
                .collect(Collectors.joining());
    }
}
