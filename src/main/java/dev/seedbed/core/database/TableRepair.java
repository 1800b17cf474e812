package dev.seedbed.core.database;

import dev.seedbed.core.database.StatementRepair.Fragment;
import dev.seedbed.core.database.StatementRepair.Later;
import dev.seedbed.core.database.TableStatement.Clause;
import dev.seedbed.core.database.TableStatement.Element;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds what the server refused in a `CREATE TABLE` or `ALTER TABLE`, and cuts just that out.
///
/// A column whose type is missing is never cut: a table without it would be another table.
record TableRepair(TableStatement statement, SQLException failure) {

    private static final Set<String> CUT_CONSTRAINTS = Set.of("CHECK", "FOREIGN", "EXCLUDE");
    private static final Set<String> CUT_CLAUSES = Set.of("DEFAULT", "CHECK", "REFERENCES", "GENERATED");

    Optional<StatementRepair> repair() {
        if (!statement.creates() && statement.elements().size() > 1) {
            return Optional.of(singleActions());
        }
        var position = SqlFailure.position(failure, statement.text());
        return position.isPresent() ? atPosition(position.getAsInt()) : namedKey();
    }

    /// Each action by itself, so that only those are lost which cannot be.
    private StatementRepair singleActions() {
        var head = statement.text().substring(0, statement.elements().getFirst().actionStart());
        return new StatementRepair(
                statement.elements().stream()
                        .map(element -> new Fragment(
                                element.actionStart(),
                                head + statement.text().substring(element.actionStart(), element.end())))
                        .toList(),
                List.of());
    }

    private Optional<StatementRepair> atPosition(int position) {
        for (var element : statement.elements()) {
            if (element.start() <= position && position < element.end()) {
                return element.column().isEmpty() ? wholeConstraint(element) : clauseAt(element, position);
            }
        }
        return Optional.empty();
    }

    private Optional<StatementRepair> clauseAt(Element element, int position) {
        return element.clauses().stream()
                .filter(clause -> clause.start() <= position && position < clause.end())
                .filter(clause -> CUT_CLAUSES.contains(clause.keyword()))
                .findFirst()
                .map(clause -> without(element, clause));
    }

    /// Keys that name a table or a constraint of the message: the server gives no position for those.
    private Optional<StatementRepair> namedKey() {
        var names = StatementRepair.quoted(SqlFailure.message(failure)).stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList();
        for (var element : statement.elements()) {
            for (var clause : element.clauses()) {
                if (clause.keyword().equals("REFERENCES") && concerns(text(clause), element, names)) {
                    return Optional.of(without(element, clause));
                }
            }
            var text = statement.text().substring(element.start(), element.end());
            if (element.column().isEmpty()
                    && text.matches("(?is).*\\bREFERENCES\\b.*")
                    && concerns(text, element, names)) {
                return wholeConstraint(element);
            }
        }
        return Optional.empty();
    }

    private boolean concerns(String key, Element element, List<String> names) {
        var tokens = SqlTokens.of(key);
        var referenced = new ArrayList<String>();
        for (var i = 0; i < tokens.size(); i++) {
            var afterConstraint = i > 0 && tokens.get(i - 1).is("CONSTRAINT");
            var afterReferences = i > 0
                    && (tokens.get(i - 1).is("REFERENCES") || tokens.get(i - 1).isSymbol("."));
            if (afterConstraint || afterReferences) {
                referenced.add(tokens.get(i).name());
            }
        }
        referenced.add(automaticName(element));
        return referenced.stream().anyMatch(names::contains);
    }

    /// What the server calls a key of one column that has no name.
    private String automaticName(Element element) {
        var tokens = SqlTokens.of(statement.table() + " " + element.column());
        return tokens.size() < 2
                ? ""
                : tokens.get(tokens.size() - 2).name() + "_" + tokens.getLast().name() + "_fkey";
    }

    private Optional<StatementRepair> wholeConstraint(Element element) {
        var text = statement.text().substring(element.start(), element.end());
        var isCut = SqlTokens.of(text).stream()
                .filter(token -> token.kind() == SqlToken.Kind.WORD)
                .limit(3)
                .anyMatch(token -> CUT_CONSTRAINTS.contains(token.text().toUpperCase(Locale.ROOT)));
        return isCut && statement.creates() ? Optional.of(withoutElement(element, "ADD " + text)) : Optional.empty();
    }

    private StatementRepair without(Element element, Clause clause) {
        var text = text(clause);
        return switch (clause.keyword()) {
            case "DEFAULT" -> cut(clause, "ALTER COLUMN " + element.column() + " SET " + text);
            case "REFERENCES" -> cut(clause, "ADD " + foreignKey(element, text));
            case "CHECK" -> cut(clause, "ADD " + text);
            default ->
                withoutElement(element, "ADD COLUMN " + statement.text().substring(element.start(), element.end()));
        };
    }

    private static String foreignKey(Element element, String references) {
        var at = references.toUpperCase(Locale.ROOT).lastIndexOf("REFERENCES");
        return references.substring(0, at) + "FOREIGN KEY (" + element.column() + ") " + references.substring(at);
    }

    private StatementRepair cut(Clause clause, String action) {
        var text = statement.text();
        return new StatementRepair(
                List.of(new Fragment(0, text.substring(0, clause.start()) + text.substring(clause.end()))),
                List.of(new Later(clause.start(), statement.table(), action)));
    }

    private StatementRepair withoutElement(Element element, String action) {
        var elements = statement.elements();
        var later = List.of(new Later(element.start(), statement.table(), action));
        if (!statement.creates()) {
            return new StatementRepair(List.of(), later);
        }
        var place = elements.indexOf(element);
        var start = place == 0 ? element.start() : elements.get(place - 1).end();
        var end = place == 0 && elements.size() > 1 ? elements.get(1).start() : element.end();
        var text = statement.text();
        return new StatementRepair(List.of(new Fragment(0, text.substring(0, start) + text.substring(end))), later);
    }

    private String text(Clause clause) {
        return statement.text().substring(clause.start(), clause.end());
    }
}
