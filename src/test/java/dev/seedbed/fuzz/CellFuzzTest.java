package dev.seedbed.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Psql;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts of any characters, written by each loader and read back: the same bytes.
class CellFuzzTest {

    private static final String DDL = """
            CREATE TABLE notes (
                id int PRIMARY KEY, body text NOT NULL, list text[] NOT NULL, data jsonb NOT NULL, octets bytea NOT NULL);
            """;
    private static final int ROWS = 40;
    private static final int LONGEST = 24;
    private static long bytes;

    /// What means something to COPY, to psql, to SQL or to somebody's encoding.
    private static final String ODD =
            "\\\\\\N\\.\t\n\r\b\f\u000b\u0001\u001b'\"$$;:{},%\u007f\u0080\u00a0\u2028\ufeff\uffff";

    @TempDir
    Path folder;

    private final TestServer server = PostgresServers.newest();
    private final DatabaseUrl url = server.database(DDL);
    private final Schema schema = schema();

    private record Note(String body, byte[] octets) {}

    @Test
    void comeBackAsTheyWere() {
        Fuzzing.run("cells", Duration.ofSeconds(3), this::tryOne);
    }

    @AfterAll
    static void tell() {
        dev.seedbed.testing.Effort.tell("cells: " + bytes + " bytes came back as they were");
    }

    private void tryOne(Random random) throws IOException {
        var notes = new ArrayList<Note>();
        for (var number = 0; number < ROWS; number++) {
            var octets = new byte[random.nextInt(LONGEST)];
            random.nextBytes(octets);
            notes.add(new Note(text(random), octets));
        }
        var plan = Exports.plan(schema, ScenarioFile.read("scenario.yaml", scenario(notes), schema));
        for (var loader : Loader.values()) {
            var file = Files.write(folder.resolve("seed.sql"), Exports.bytes(plan, loader));
            load(file, random);
            assertThat(TestServer.query(url, read("body"))).as(loader.name()).isEqualTo(expected(notes, Note::body));
            assertThat(TestServer.query(url, read("list[1]"))).as(loader.name()).isEqualTo(expected(notes, Note::body));
            assertThat(TestServer.query(url, read("data->>'a'")))
                    .as(loader.name())
                    .isEqualTo(expected(notes, Note::body));
            assertThat(TestServer.query(url, OCTETS)).as(loader.name()).isEqualTo(octets(notes));
            TestServer.execute(url, "TRUNCATE notes");
        }
        notes.forEach(note -> bytes += note.body().getBytes(StandardCharsets.UTF_8).length + note.octets().length);
    }

    /// The stock client reads some of the files; statements of another loader are for any client.
    private void load(Path file, Random random) {
        var psql = Psql.find().filter(_ -> random.nextInt(4) == 0);
        psql.ifPresentOrElse(client -> client.run(url, file), () -> SeedFileLoader.load(url, file));
    }

    private static final String OCTETS = "SELECT string_agg(encode(octets, 'hex'), ',' ORDER BY id) FROM notes";

    private static String read(String cell) {
        return "SELECT string_agg(encode(convert_to(" + cell + ", 'UTF8'), 'hex'), ',' ORDER BY id) FROM notes";
    }

    private static String expected(List<Note> notes, java.util.function.Function<Note, String> cell) {
        return String.join(
                ",",
                notes.stream()
                        .map(note -> HexFormat.of().formatHex(cell.apply(note).getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    private static String octets(List<Note> notes) {
        return String.join(
                ",",
                notes.stream()
                        .map(note -> HexFormat.of().formatHex(note.octets()))
                        .toList());
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        var length = random.nextInt(LONGEST);
        while (text.length() < length) {
            switch (random.nextInt(3)) {
                case 0 -> text.append(ODD.charAt(random.nextInt(ODD.length())));
                case 1 -> text.append((char) (' ' + random.nextInt(95)));
                default -> text.appendCodePoint(codePoint(random));
            }
        }
        return text.toString();
    }

    /// Any that a text may hold: not NUL, and no half of a pair.
    private static int codePoint(Random random) {
        var point = 1 + random.nextInt(Character.MAX_CODE_POINT);
        return Character.MIN_SURROGATE <= point && point <= Character.MAX_SURROGATE ? 'x' : point;
    }

    /// Every note a fixture of its own.
    private static String scenario(List<Note> notes) {
        var yaml = new StringBuilder("tables: {notes: {rows: " + notes.size() + "}}\nfixtures:\n");
        for (var number = 0; number < notes.size(); number++) {
            var note = notes.get(number);
            var quoted = quoted(note.body());
            yaml.append("  note-%d: {table: notes, values: {id: %d, body: %s, list: %s, data: %s, octets: %s}}%n"
                    .formatted(
                            number,
                            number + 1,
                            quoted,
                            quoted("{" + element(note.body()) + "}"),
                            quoted("{\"a\": " + json(note.body()) + "}"),
                            quoted("\\x" + HexFormat.of().formatHex(note.octets()))));
        }
        return yaml.toString();
    }

    private static String element(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String json(String text) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(text);
    }

    /// As a scalar of YAML, in which every character is written as its number.
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> quoted.append("\\U%08X".formatted(point)));
        return quoted.append('"').toString();
    }

    private Schema schema() {
        try (var connections = dev.seedbed.core.database.Connections.to(url)) {
            return Exports.schema(connections);
        }
    }
}
