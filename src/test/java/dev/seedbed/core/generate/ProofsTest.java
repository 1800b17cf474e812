package dev.seedbed.core.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.synthetic.ColumnProof;
import dev.seedbed.core.synthetic.Identifier;
import dev.seedbed.core.synthetic.ProofClass;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProofsTest {

    private static final String DDL = """
            CREATE TYPE mood AS ENUM ('good', 'bad');
            CREATE TYPE pair AS (one uuid, two int);
            CREATE DOMAIN address AS text CHECK (length(VALUE) < 40);
            CREATE TABLE tenants (id uuid PRIMARY KEY, name text NOT NULL, phone text UNIQUE, iban text, mac macaddr,
                short_phone varchar(8), tiny_email varchar(12) DEFAULT '', cidr cidr, ip inet);
            CREATE TABLE users (
                id serial PRIMARY KEY,
                tenant_id uuid NOT NULL REFERENCES tenants ON DELETE CASCADE,
                email address NOT NULL UNIQUE,
                upper_email text GENERATED ALWAYS AS (upper(email)) STORED,
                mood mood, pair pair, keys uuid[], addresses inet[], birth_date date, amount numeric(8, 2),
                website varchar(34) UNIQUE, host text, ip text UNIQUE, narrow_ip varchar(20),
                phone varchar(20) CHECK (length(phone) >= 14), zip varchar(6) UNIQUE, postcode text,
                api_token text, password_hash text, code text, sku text CHECK (sku ~ '^[A-Z]{3}[0-9]{4}$'),
                status text CHECK (status IN ('on', 'off')), notes text, settings jsonb, seen daterange);
            """;

    static List<TestServer> servers() {
        return PostgresServers.all();
    }

    @Test
    void saysOfEachColumnWhyItTellsOfNobody() {
        assertThat(codes("tenants", ""))
                .isEqualTo(Map.of(
                        "id", "reserved:uuid",
                        "name", "closed",
                        "phone", "reserved:phone",
                        "iban", "reserved:iban",
                        "mac", "reserved:mac",
                        "short_phone", "reserved:phone",
                        "tiny_email", "formed",
                        "cidr", "reserved:ipv4,ipv6",
                        "ip", "reserved:ipv4,ipv6"));
        assertThat(codes("users", ""))
                .containsEntry("id", "formed")
                .containsEntry("tenant_id", "derived")
                .containsEntry("email", "reserved:email")
                .containsEntry("upper_email", "derived")
                .containsEntry("mood", "closed")
                .containsEntry("pair", "formed")
                .containsEntry("keys", "reserved:uuid")
                .containsEntry("addresses", "reserved:ipv4,ipv6")
                .containsEntry("birth_date", "formed")
                .containsEntry("amount", "formed")
                .containsEntry("website", "formed")
                .containsEntry("host", "reserved:host")
                .containsEntry("ip", "reserved:ipv4,ipv6")
                .containsEntry("narrow_ip", "reserved:ipv4,ipv6")
                .containsEntry("phone", "formed")
                .containsEntry("zip", "formed")
                .containsEntry("postcode", "reserved:postcode")
                .containsEntry("api_token", "reserved:secret")
                .containsEntry("password_hash", "reserved:password-hash")
                .containsEntry("code", "formed")
                .containsEntry("sku", "pattern")
                .containsEntry("status", "closed")
                .containsEntry("notes", "closed")
                .containsEntry("settings", "formed")
                .containsEntry("seen", "formed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email  | '{one-of: [ann@example.com, bob@shop.test]}'     | closed
            email  | '{one-of: [ann@example.com, ceo@acme.io]}'       | open
            email  | '{pattern: "[a-z]{8}@example[.]org"}'            | pattern
            email  | '{pattern: "[a-z]{8}@gmail[.]com"}'              | open
            notes  | '{always: "call +49 151 2345 6789"}'             | open
            notes  | '{always: "call 0151 2345 6789"}'                | closed
            phone  | '{one-of: ["0151 2345 6789012"]}'                | open
            notes  | '{weights: {"see https://acme.io": 1, "": 2}}'   | open
            """)
    void looksAtWhatAPersonListsOrDescribes(String column, String rule, String code) {
        assertThat(codes("users", "tables:\n  users:\n    columns:\n      " + column + ": " + unquoted(rule)))
                .containsEntry(column, code);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void provesOnTheLoadedRowsWhatThePlanSays(TestServer server) throws Exception {
        var url = server.database(DDL);
        try (var connections = Connections.to(url)) {
            var plan = Exports.plan(connections);
            SeedFileLoader.load(url, new String(Exports.bytes(plan, Loader.PSQL), StandardCharsets.UTF_8));
            var clean = Verifier.check(connections, Progress.UNWATCHED);
            assertThat(clean.findings()).isEmpty();
            assertThat(clean.proofs()).containsEntry(ProofClass.RESERVED, 16L);
            TestServer.execute(url, """
                    UPDATE users SET addresses = addresses || '8.8.8.8'::inet WHERE id <= 3;
                    UPDATE tenants SET iban = 'DE89370400440532013000';
                    UPDATE users SET email = 'ceo@acme.io' WHERE id = 7""");
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .extracting(finding -> finding.rule() + ": " + finding.what())
                    .containsExactly(
                            "iban reserved: 10 of 10 cells are outside the space reserved for IBAN (ISO 13616, ISO 7064)",
                            "email reserved: 1 of 50 cells are outside the space reserved for e-mail address (RFC 2606, RFC 6761)",
                            "addresses reserved: 3 of 46 cells are outside the space reserved for IPv4 address or IPv6 address"
                                    + " (RFC 5737, RFC 2544, RFC 1112; private and special space RFC 6890; RFC 3849, RFC 9637;"
                                    + " private and special space RFC 6890)");
        }
    }

    @ParameterizedTest
    @EnumSource(Identifier.class)
    void readsTheWordThatItWrites(Identifier kind) {
        var proof = ColumnProof.reserved(kind, Identifier.UUID);
        assertThat(ColumnProof.find(proof.code())).contains(proof);
        assertThat(ColumnProof.find("reserved:" + kind.code() + ",of-a-later-version"))
                .isEmpty();
        assertThat(ColumnProof.find("reserved")).isEmpty();
        assertThat(ColumnProof.find("closed")).map(ColumnProof::proof).contains(ProofClass.CLOSED);
    }

    private static String unquoted(String rule) {
        return rule.startsWith("'") ? rule.substring(1, rule.length() - 1) : rule;
    }

    private static Map<String, String> codes(String table, String yaml) {
        try (var connections = PostgresServers.newest().connections(DDL)) {
            var schema = Exports.schema(connections);
            var scenario = ScenarioFile.read("scenario.yaml", yaml.isEmpty() ? "tables: {}" : yaml, schema);
            var proofs = Exports.plan(schema, scenario)
                    .table(new TableName("public", table))
                    .proofs();
            return proofs.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().code()));
        }
    }
}
