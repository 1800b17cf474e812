package dev.seedbed.core.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A `CREATE TABLE` with its columns and constraints, or an `ALTER TABLE` with its actions, seen by tokens: as much as
/// it takes to cut a clause out.
///
/// `table` is the name as it is written. An element is a column, a constraint or an action.
record TableStatement(String text, String table, boolean creates, List<Element> elements) {

    /// A column or a constraint of the table, or one action: the text from `start` to `end`. `column` is empty for what
    /// is no column; `actionStart` is where it starts when `ADD COLUMN` is counted to it.
    record Element(String column, int actionStart, int start, int end, List<Clause> clauses) {}

    /// A part of a column, such as `DEFAULT now()`, that starts with this key word; a name before it is counted to it.
    record Clause(String keyword, int start, int end) {}

    private static final Set<String> CLAUSES = Set.of(
            "CONSTRAINT", "DEFAULT", "CHECK", "REFERENCES", "GENERATED", "COLLATE", "UNIQUE", "PRIMARY", "NOT", "NULL");
    private static final Set<String> CONSTRAINTS =
            Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "EXCLUDE", "LIKE");
    private static final Set<String> BEFORE_TABLE =
            Set.of("GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNLOGGED", "FOREIGN");

    /// The statement, if it is one of these two.
    static Optional<TableStatement> of(String text) {
        var tokens = SqlTokens.of(text);
        if (tokens.size() < 4) {
            return Optional.empty();
        }
        var at = 1;
        while (BEFORE_TABLE.contains(upper(tokens.get(at)))) {
            at++;
        }
        if (!tokens.get(at).is("TABLE") || at + 1 >= tokens.size()) {
            return Optional.empty();
        }
        return new Reader(text, tokens, at + 1).read();
    }

    private static String upper(SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : token.text();
    }

    /// Reads from the table's name on.
    private static final class Reader {

        private final String text;
        private final List<SqlToken> tokens;
        private int at;

        Reader(String text, List<SqlToken> tokens, int at) {
            this.text = text;
            this.tokens = tokens;
            this.at = at;
        }

        Optional<TableStatement> read() {
            skip("IF", "NOT", "EXISTS", "ONLY");
            var nameStart = at;
            while (at + 1 < tokens.size() && tokens.get(at + 1).isSymbol(".")) {
                at += 2;
            }
            if (at + 1 >= tokens.size()) {
                return Optional.empty();
            }
            var table =
                    text.substring(tokens.get(nameStart).start(), tokens.get(at).end());
            at++;
            var creates = tokens.getFirst().is("CREATE");
            if (creates && !tokens.get(at).isSymbol("(")) {
                return Optional.empty();
            }
            at += creates ? 1 : 0;
            skip("*");
            return Optional.of(new TableStatement(text, table, creates, elements(creates)));
        }

        private void skip(String... words) {
            while (at < tokens.size() && List.of(words).contains(upper(tokens.get(at)))) {
                at++;
            }
        }

        private List<Element> elements(boolean creates) {
            var elements = new ArrayList<Element>();
            var first = at;
            var depth = 0;
            for (; at < tokens.size() && depth >= 0; at++) {
                var token = tokens.get(at);
                if (token.isSymbol("(") || token.isSymbol("[")) {
                    depth++;
                } else if (token.isSymbol(")") || token.isSymbol("]")) {
                    depth--;
                } else if (token.isSymbol(",") && depth == 0) {
                    elements.add(element(creates, first, at));
                    first = at + 1;
                }
            }
            var last = depth < 0 ? at - 1 : at;
            if (last > first) {
                elements.add(element(creates, first, last));
            }
            return elements;
        }

        private Element element(boolean creates, int first, int last) {
            var inner = first;
            while (!creates
                    && inner < last - 1
                    && Set.of("ADD", "COLUMN", "IF", "NOT", "EXISTS").contains(upper(tokens.get(inner)))) {
                inner++;
            }
            var adds = creates || inner > first;
            var isColumn = adds && inner < last && !CONSTRAINTS.contains(upper(tokens.get(inner)));
            return new Element(
                    isColumn ? tokens.get(inner).text() : "",
                    tokens.get(Math.min(first, tokens.size() - 1)).start(),
                    tokens.get(Math.min(inner, tokens.size() - 1)).start(),
                    tokens.get(Math.max(first, last - 1)).end(),
                    isColumn ? clauses(inner + 1, last) : List.of());
        }

        private List<Clause> clauses(int first, int last) {
            var starts = new ArrayList<Integer>();
            var depth = 0;
            for (var i = first; i < last; i++) {
                var token = tokens.get(i);
                if (token.isSymbol("(") || token.isSymbol("[")) {
                    depth++;
                } else if (token.isSymbol(")") || token.isSymbol("]")) {
                    depth--;
                } else if (depth == 0 && startsClause(i)) {
                    starts.add(i);
                }
            }
            var clauses = new ArrayList<Clause>();
            for (var i = 0; i < starts.size(); i++) {
                var end = i + 1 < starts.size() ? starts.get(i + 1) : last;
                var start = starts.get(i);
                var keyword = tokens.get(start).is("CONSTRAINT") && start + 2 < end ? start + 2 : start;
                clauses.add(new Clause(
                        upper(tokens.get(keyword)),
                        tokens.get(start).start(),
                        tokens.get(end - 1).end()));
            }
            return clauses;
        }

        private boolean startsClause(int i) {
            var before = upper(tokens.get(i - 1));
            var after = i + 1 < tokens.size() ? upper(tokens.get(i + 1)) : "";
            return switch (upper(tokens.get(i))) {
                case "NOT" -> after.equals("NULL");
                case "NULL" -> !Set.of("NOT", "SET", "DEFAULT").contains(before);
                case "DEFAULT" -> !before.equals("SET") && !before.equals("BY");
                case String word -> CLAUSES.contains(word) && !named(i);
            };
        }

        /// Whether the word belongs to `CONSTRAINT name`, two words before.
        private boolean named(int i) {
            return i >= 2 && tokens.get(i - 2).is("CONSTRAINT");
        }
    }
}
