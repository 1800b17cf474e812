package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.testing.Checksum;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    private static final int PARTS = 4;
    private static final TestServer SERVER = PostgresServers.newest();
    private static final String KEYS = """
            SELECT md5(string_agg(line, ';' ORDER BY line)) FROM (
                SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint
                    WHERE connamespace = 'public'::regnamespace
                UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public') AS keys (line)
            """;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3, 4, 5, 17, 1_000_000_000})
    void cutsAllRowsIntoPartsThatDifferByOne(long rows) {
        var spans = IntStream.rangeClosed(1, PARTS)
                .mapToObj(number -> new Shard(number, PARTS).of(rows))
                .toList();
        assertThat(spans.getFirst().start()).isZero();
        assertThat(spans.getLast().end()).isEqualTo(rows);
        for (var index = 1; index < PARTS; index++) {
            assertThat(spans.get(index).start()).isEqualTo(spans.get(index - 1).end());
        }
        assertThat(spans).allMatch(span -> span.size() == rows / PARTS || span.size() == rows / PARTS + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/4", "5/4", "1", "a/b", "1/0", "-1/2", "1/9999999"})
    void refusesPartsThatDoNotExist(String text) {
        assertThatThrownBy(() -> Shard.parse(text)).hasMessageContaining("There is no part '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "ledger, 3, PSQL, 1 2 3 4",
        "ledger, 120, PSQL, 4 2 1 3",
        "tracker, 3, PSQL, 3 1 4 2",
        "tracker, 120, INSERT, 2 4 3 1",
        "storefront, 3, INSERT, 4 3 2 1"
    })
    void partsLoadedInAnyOrderHoldTheRowsOfTheWhole(String sample, int tenants, Loader loader, String order) {
        var whole = SERVER.database(Samples.ddl(sample));
        var url = SERVER.database(Samples.ddl(sample));
        var plan = plan(url, tenants);
        var keys = TestServer.query(url, KEYS);
        load(whole, plan, loader, Shard.WHOLE);
        for (var number : order.split(" ")) {
            load(url, plan, loader, new Shard(Integer.parseInt(number), PARTS));
        }
        assertThat(Checksum.of(url)).isEqualTo(Checksum.of(whole));
        assertThat(TestServer.query(url, KEYS)).isEqualTo(keys);
        assertThat(sequences(url)).isEqualTo(sequences(whole));
        try (var connections = Connections.to(url)) {
            assertThat(Verifier.check(connections, Progress.UNWATCHED).clean()).isTrue();
        }
    }

    @Test
    void aPartThatIsLoadedTwiceReplacesItsOwnRows() {
        var whole = SERVER.database(Samples.ddl("ledger"));
        var url = SERVER.database(Samples.ddl("ledger"));
        var plan = plan(url, 3);
        load(whole, plan, Loader.PSQL, Shard.WHOLE);
        for (var number : List.of(2, 2, 1, 2, 4, 3)) {
            load(url, plan, Loader.PSQL, new Shard(number, PARTS));
        }
        assertThat(Checksum.of(url)).isEqualTo(Checksum.of(whole));
    }

    @Test
    void finishedPartsAreReplacedByOthersAndByTheWhole() {
        var url = SERVER.database(Samples.ddl("ledger"));
        var plan = plan(url, 3);
        loadAll(url, plan);
        var first = Checksum.of(url);
        loadAll(url, plan);
        assertThat(Checksum.of(url)).isEqualTo(first);
        load(url, plan, Loader.PSQL, Shard.WHOLE);
        assertThat(Checksum.of(url)).isEqualTo(first);
        loadAll(url, plan);
        assertThat(Checksum.of(url)).isEqualTo(first);
    }

    @Test
    void anUnfinishedLoadTakesNothingElse() {
        var url = SERVER.database(Samples.ddl("ledger"));
        var plan = plan(url, 3);
        load(url, plan, Loader.PSQL, new Shard(2, PARTS));
        assertThatThrownBy(() -> load(url, plan, Loader.PSQL, Shard.WHOLE)).hasMessageContaining("some are missing");
        assertThatThrownBy(() -> load(url, plan, Loader.PSQL, new Shard(1, 3)))
                .hasMessageContaining("parts of another load");
        assertThatThrownBy(() -> load(url, plan(url, 4), Loader.PSQL, new Shard(1, PARTS)))
                .hasMessageContaining("parts of another load");
        TestServer.execute(url, "UPDATE tags SET name = name || 'x' WHERE id = (SELECT min(id) FROM tags)");
        assertThatThrownBy(() -> load(url, plan, Loader.PSQL, new Shard(1, PARTS)))
                .hasMessageContaining("\"public\".\"tags\" holds rows that it did not write");
        try (var connections = Connections.to(url)) {
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .anyMatch(finding -> finding.what().contains("3 of 4 parts are missing"));
        }
    }

    private static void loadAll(DatabaseUrl url, Plan plan) {
        for (var number = 1; number <= PARTS; number++) {
            load(url, plan, Loader.PSQL, new Shard(number, PARTS));
        }
    }

    private static void load(DatabaseUrl url, Plan plan, Loader loader, Shard shard) {
        var out = new ByteArrayOutputStream();
        SeedFile.write(plan, SeedForm.of(loader).withShard(shard), out, Progress.UNWATCHED);
        SeedFileLoader.load(url, out.toString(StandardCharsets.UTF_8));
    }

    private static Plan plan(DatabaseUrl url, int tenants) {
        try (var connections = Connections.to(url)) {
            return Exports.plan(Exports.schema(connections), Scenario.inferred().withTenants(tenants));
        }
    }

    private static String sequences(DatabaseUrl url) {
        return TestServer.query(
                url,
                "SELECT string_agg(sequencename || ' ' || last_value, ',' ORDER BY sequencename) FROM pg_sequences");
    }
}
