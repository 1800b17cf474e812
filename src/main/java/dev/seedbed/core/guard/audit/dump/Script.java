package dev.seedbed.core.guard.audit.dump;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.audit.dump.DumpHandler.DumpColumn;
import dev.seedbed.core.schema.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads SQL scripts for the rows that they write: `COPY … FROM stdin` and `INSERT … VALUES`, and the tables
/// and types that they make.
final class Script {

    private static final Pattern TYPE_END = Pattern.compile(
            "(?is)\\s+(NOT|NULL|DEFAULT|COLLATE|CONSTRAINT|PRIMARY|UNIQUE|REFERENCES|CHECK|GENERATED|STORAGE|COMPRESSION)\\b.*");
    private static final Set<String> NO_COLUMNS =
            Set.of("constraint", "primary", "unique", "foreign", "check", "exclude", "like");
    private static final Pattern KNOWN = Pattern.compile(
            "(?is)(SET|SELECT|CREATE|COPY|INSERT|BEGIN|START|COMMIT|ALTER|COMMENT|DO|ANALYZE|GRANT|TRUNCATE|DROP|DELETE)\\b.*");
    private static final int BATCH = 4_096;

    private final DumpHandler handler;
    private final Progress progress;
    private final Map<String, String> types = new HashMap<>();
    private Charset encoding = StandardCharsets.UTF_8;
    private boolean known;

    Script(DumpHandler handler, Progress progress) {
        this.handler = handler;
        this.progress = progress;
    }

    /// Whether any statement was one that a dump has.
    boolean known() {
        return known;
    }

    void read(InputStream stream) throws IOException {
        var in = new ByteInput(stream);
        var statements = new StatementInput(in);
        for (var bytes = statements.next(); bytes.length > 0; bytes = statements.next()) {
            progress.stopIfCancelled();
            var sql = new String(bytes, encoding);
            known |= KNOWN.matcher(sql).lookingAt();
            copyOf(sql).ifPresentOrElse(copy -> copy(copy, in), () -> statement(sql));
        }
    }

    /// A statement whose data, if it has any, is elsewhere.
    void statement(String sql) {
        var reader = new SqlReader(sql);
        if (reader.skip("INSERT", "INTO")) {
            insert(reader);
        } else if (reader.skip("CREATE")) {
            create(reader);
        } else if (reader.skip("ALTER", "TABLE")) {
            reader.skip("ONLY");
            var whole = name(reader.path());
            if (reader.skip("ATTACH", "PARTITION")) {
                handler.partition(name(reader.path()), whole);
            }
        } else if (reader.skip("SET", "client_encoding")) {
            reader.skip("=");
            reader.skip("TO");
            reader.constant().ifPresent(this::encoding);
        }
    }

    private void encoding(String name) {
        try {
            encoding = Charset.forName(
                    switch (name.toUpperCase(Locale.ROOT)) {
                        case "UTF8", "UNICODE", "SQL_ASCII" -> "UTF-8";
                        case "LATIN9" -> "ISO-8859-15";
                        default ->
                            name.replaceFirst("(?i)^LATIN(\\d)$", "ISO-8859-$1").replaceFirst("(?i)^WIN", "windows-");
                    });
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw BrokenDump.at("its encoding", "Java does not know it. Dump with --encoding=UTF8.");
        }
    }

    private void create(SqlReader reader) {
        if (reader.skip("DOMAIN")) {
            var name = String.join(".", reader.path());
            reader.skip("AS");
            types.put(name, type(reader.rest()));
        } else if (reader.skip("TYPE")) {
            var name = String.join(".", reader.path());
            if (reader.skip("AS", "ENUM")) {
                types.put(name, "boolean");
            }
        } else if (reader.skip("TABLE") || reader.skip("UNLOGGED", "TABLE")) {
            reader.skip("IF", "NOT", "EXISTS");
            var table = name(reader.path());
            var columns = columns(reader);
            if (!columns.isEmpty()) {
                handler.table(table, columns);
            }
        }
    }

    private List<DumpColumn> columns(SqlReader reader) {
        var columns = new ArrayList<DumpColumn>();
        if (reader.skip("(")) {
            do {
                var name = reader.name();
                var rest = reader.rest();
                name.filter(column -> !NO_COLUMNS.contains(column))
                        .ifPresent(column -> columns.add(new DumpColumn(column, type(rest))));
            } while (reader.skip(","));
        }
        return columns;
    }

    private String type(String rest) {
        var type = TYPE_END.matcher(" " + rest.strip()).replaceFirst("").strip();
        return types.getOrDefault(type, type);
    }

    private static TableName name(List<String> path) {
        return switch (path.size()) {
            case 0 -> new TableName("public", "?");
            case 1 -> new TableName("public", path.getFirst());
            default -> new TableName(path.get(path.size() - 2), path.getLast());
        };
    }

    /// What is written by a query instead of constants is none of the dump's rows.
    private void insert(SqlReader reader) {
        var table = name(reader.path());
        var columns = reader.names();
        reader.skip("OVERRIDING", "SYSTEM", "VALUE");
        reader.skip("OVERRIDING", "USER", "VALUE");
        if (!reader.skip("VALUES")) {
            return;
        }
        handler.rows(table, columns);
        do {
            if (reader.skip("(")) {
                var cells = new ArrayList<Optional<String>>();
                do {
                    cells.add(reader.constant());
                } while (reader.skip(","));
                reader.skip(")");
                handler.row(cells);
            }
        } while (reader.skip(","));
    }

    record Copy(TableName table, List<String> columns) {}

    static Optional<Copy> copyOf(String sql) {
        var reader = new SqlReader(sql);
        if (!reader.skip("COPY")) {
            return Optional.empty();
        }
        var copy = new Copy(name(reader.path()), reader.names());
        return reader.skip("FROM", "stdin") ? Optional.of(copy) : Optional.empty();
    }

    private void copy(Copy copy, ByteInput in) {
        try {
            in.restOfLine();
            rows(copy, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines up to `\.`.
    void rows(Copy copy, ByteInput in) throws IOException {
        handler.rows(copy.table(), copy.columns());
        var width = copy.columns().size();
        for (var count = 1L; in.peek() != ByteInput.END; count++) {
            var place = in.place();
            var line = in.restOfLine();
            if (line.length == 2 && line[0] == '\\' && line[1] == '.') {
                return;
            }
            var cells = CopyLine.cells(line, encoding);
            if (width > 0 && cells.size() != width && line.length < ByteInput.LONGEST) {
                throw BrokenDump.at(place, "The row has " + cells.size() + " cells instead of " + width + ".");
            }
            handler.row(width == 0 && line.length == 0 ? List.of() : cells);
            if (count % BATCH == 0) {
                progress.stopIfCancelled();
            }
        }
        throw BrokenDump.at(in.place(), "It ends inside the rows of " + copy.table() + ".");
    }
}
