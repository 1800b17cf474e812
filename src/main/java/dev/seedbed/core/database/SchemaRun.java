package dev.seedbed.core.database;

import dev.seedbed.core.database.LeftOut.LoadedStatement;
import dev.seedbed.core.database.LeftOut.Note;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Runs the statements of a schema file one after another, and does not give up on one too soon.
///
/// One that lacks something which comes later waits for that; one with a clause that the server refuses runs without
/// it; what is left, and adds something, is tried again at the end. What removes something is never tried again: by
/// then it might hit what was meant to stay.
final class SchemaRun {

    /// Something is missing that another statement may bring.
    private static final Set<String> MISSING = Set.of("42P01", "42703", "42704", "42883", "3F000", "42830", "42P17");
    private static final Set<String> EXISTS = Set.of("42P07", "42710", "42701", "42723");
    private static final String SCHEMA_EXISTS = "42P06";
    private static final Pattern COMMENT = Pattern.compile("(?is)COMMENT\\b.*");
    private static final Pattern ADDS = Pattern.compile("(?is)(?:CREATE|ALTER|COMMENT|SELECT|DO)\\b.*");
    private static final Pattern REMOVES = Pattern.compile("(?is)(?:DROP\\b.*|ALTER\\s.*\\b(?:DROP|RENAME)\\b.*)");
    private static final Pattern ABSENCE_IS_FINE =
            Pattern.compile("(?is)(?:DROP\\b.*|ALTER\\s+TABLE\\s.*\\bDROP\\s+CONSTRAINT\\b.*)");
    /// A search path for all sessions to come; this one stands for those.
    private static final Pattern SEARCH_PATH =
            Pattern.compile("(?is)ALTER\\s+(?:DATABASE|ROLE|USER)\\s.*\\bSET\\s+search_path\\s*((?:=|TO\\b).*)");
    private static final int DEEPEST_REPAIR = 200;

    private final SchemaSession session;
    private final LaterNames later;
    private final LeftOut leftOut;
    private final Platform platform;
    private final Map<String, List<LoadedStatement>> waiting = new HashMap<>();
    private final Map<LoadedStatement, SQLException> failed = new LinkedHashMap<>();
    private final List<CutClause> cut = new ArrayList<>();
    private boolean anythingWorked;
    private boolean finishing;

    SchemaRun(SchemaSession session, LaterNames later, LeftOut leftOut) {
        this.session = session;
        this.later = later;
        this.leftOut = leftOut;
        this.platform = new Platform(session, leftOut);
    }

    /// A clause that was cut out of a table, which is known by its oid: it may be renamed until the clause is tried.
    private record CutClause(int line, long table, String action, String searchPath, SQLException failure) {}

    void run(int line, String text) throws SQLException {
        switch (StatementKind.of(text)) {
            case PASSED_OVER -> {}
            case SERVER_WIDE -> {
                leftOut.note(Note.SERVER_WIDE, line);
                var path = SEARCH_PATH.matcher(text);
                if (path.matches()) {
                    session.execute("SET search_path " + path.group(1));
                }
            }
            case TRANSACTION_END -> session.endTransaction();
            case LOCAL_SETTING -> session.setLocally(text);
            case SETTING -> session.execute(text);
            case SCHEMA -> run(new LoadedStatement(line, text, ""), 0);
        }
    }

    /// The rows that a query gives; none if the server refuses it.
    List<Map<String, String>> query(int line, String text) {
        try {
            return StatementKind.of(text) == StatementKind.SCHEMA ? session.query(text) : List.of();
        } catch (SQLException failure) {
            leftOut.refuse(new LoadedStatement(line, text, ""), failure);
            return List.of();
        }
    }

    /// Tries again what failed until nothing more works, then says what is left out.
    void finish() throws SQLException {
        finishing = true;
        for (var statements : List.copyOf(waiting.values())) {
            for (var statement : statements) {
                withPath(statement, () -> run(statement, 0));
            }
        }
        waiting.clear();
        retry();
        for (var clause : cut) {
            restore(clause);
        }
        retry();
        if (!anythingWorked && !failed.isEmpty()) {
            failed.forEach(leftOut::refuse);
            throw leftOut.problems().getFirst().exception();
        }
        failed.forEach(leftOut::refuse);
        new UncomputableIndexes(session, later, leftOut).leaveOut();
    }

    private void run(LoadedStatement statement, int depth) throws SQLException {
        var failure = session.execute(statement.text());
        if (failure.isPresent()) {
            handle(statement, failure.get(), depth);
            return;
        }
        anythingWorked = true;
        var created = LaterNames.created(statement.text());
        if (created.isPresent()) {
            var woken = waiting.remove(created.get());
            for (var sleeper : woken == null ? List.<LoadedStatement>of() : woken) {
                withPath(sleeper, () -> run(sleeper, depth));
            }
        }
    }

    private void handle(LoadedStatement statement, SQLException failure, int depth) throws SQLException {
        if (isFine(statement, failure)) {
            return;
        }
        var known = new LoadedStatement(statement.line(), statement.text(), session.searchPath());
        var repair = depth < DEEPEST_REPAIR
                ? StatementRepair.of(statement.text(), failure)
                : Optional.<StatementRepair>empty();
        var cuts = repair.filter(found -> !found.later().isEmpty()).isPresent();
        var early = cuts || finishing ? Optional.<String>empty() : awaited(statement, failure);
        if (early.isPresent()) {
            waiting.computeIfAbsent(early.get(), _ -> new ArrayList<>()).add(known);
            return;
        }
        var supplied = depth < DEEPEST_REPAIR
                ? platform.supply(statement.line(), statement.text(), failure)
                : Optional.<String>empty();
        if (supplied.isPresent()) {
            run(new LoadedStatement(statement.line(), supplied.get(), ""), depth + 1);
        } else if (repair.isPresent()) {
            repaired(known, repair.get(), failure, depth + 1);
        } else {
            failed.put(known, failure);
        }
    }

    /// Whether the database is as the statement wants it, or as far as rows can tell.
    private boolean isFine(LoadedStatement statement, SQLException failure) {
        var state = SqlFailure.state(failure);
        if (EXISTS.contains(state)) {
            leftOut.note(Note.ALREADY_THERE, statement.line());
            return true;
        }
        if (SqlFailure.message(failure).contains("to create role")) {
            leftOut.note(Note.SERVER_WIDE, statement.line());
            return true;
        }
        return state.equals(SCHEMA_EXISTS)
                || COMMENT.matcher(statement.text()).matches()
                || (MISSING.contains(state)
                        && ABSENCE_IS_FINE.matcher(statement.text()).matches());
    }

    /// The name of what the statement lacks, if it comes later, or waits itself.
    private Optional<String> awaited(LoadedStatement statement, SQLException failure) {
        return LaterNames.missing(SqlFailure.message(failure))
                .filter(name -> waitsToBeMade(name)
                        || (later.comesAfter(statement.line(), name)
                                && !REMOVES.matcher(statement.text()).matches()));
    }

    private boolean waitsToBeMade(String name) {
        return waiting.values().stream()
                .flatMap(List::stream)
                .anyMatch(sleeper ->
                        LaterNames.created(sleeper.text()).filter(name::equals).isPresent());
    }

    private void repaired(LoadedStatement statement, StatementRepair repair, SQLException failure, int depth)
            throws SQLException {
        for (var fragment : repair.now()) {
            run(part(statement, fragment.offset(), fragment.text()), depth);
        }
        var message = SqlFailure.message(failure);
        if (repair.later().isEmpty() && repair.now().size() == 1 && !message.contains("system trigger")) {
            leftOut.note(Note.clauseCut(message), statement.line());
        }
        for (var action : repair.later()) {
            var table = session.value("SELECT to_regclass(?)::oid::bigint", action.table());
            table.ifPresent(id -> cut.add(new CutClause(
                    part(statement, action.offset(), "").line(),
                    Long.parseLong(id),
                    action.action(),
                    statement.searchPath(),
                    failure)));
        }
    }

    private static LoadedStatement part(LoadedStatement whole, int offset, String text) {
        var before = whole.text().substring(0, Math.min(offset, whole.text().length()));
        return new LoadedStatement(whole.line() + LeftOut.newlines(before), text, whole.searchPath());
    }

    private void restore(CutClause clause) throws SQLException {
        session.useSearchPath(clause.searchPath());
        var table = session.value("SELECT oid::regclass::text FROM pg_class WHERE oid = " + clause.table());
        if (table.isEmpty()) {
            return;
        }
        var statement = new LoadedStatement(
                clause.line(), "ALTER TABLE " + table.get() + " " + clause.action(), clause.searchPath());
        session.execute(statement.text()).ifPresent(failure -> failed.put(statement, failure));
    }

    private void retry() throws SQLException {
        for (var before = failed.size() + 1; failed.size() < before; ) {
            before = failed.size();
            for (var statement : List.copyOf(failed.keySet())) {
                if (isRetried(statement)) {
                    session.useSearchPath(statement.searchPath());
                    if (session.execute(statement.text()).isEmpty()) {
                        failed.remove(statement);
                        anythingWorked = true;
                    }
                }
            }
        }
    }

    private boolean isRetried(LoadedStatement statement) {
        var failure = failed.get(statement);
        return failure != null
                && MISSING.contains(SqlFailure.state(failure))
                && ADDS.matcher(statement.text()).matches()
                && !REMOVES.matcher(statement.text()).matches();
    }

    private void withPath(LoadedStatement statement, Step step) throws SQLException {
        var before = session.searchPath();
        session.useSearchPath(statement.searchPath());
        step.take();
        session.useSearchPath(before);
    }

    @FunctionalInterface
    private interface Step {
        void take() throws SQLException;
    }
}
