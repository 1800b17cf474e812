package testroutes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.json.JsonParserFactory;

/** What `tenants.json` says. Names of tables, columns and types in it are SQL, quoted where need be. */
record Kit(String scenario, String prefix, Root root, List<Sequence> sequences, List<Tenant> tenants) {

    /** The tenant table. */
    record Root(String table, String key, String keyType, Optional<String> label) {}

    record Sequence(String name, long past) {}

    /** A tenant that can be made: what its file inserts. */
    record Tenant(int slot, String key, String file, String sha256, Map<String, Object> rows) {

        long size() {
            return rows.values().stream().mapToLong(Kit::number).sum();
        }

        /** The statements that insert it; throws where the file is not the one that the kit was written with. */
        String statements() {
            var bytes = bytes("tenants/" + file);
            if (!hash(bytes).equals(sha256)) {
                throw new IllegalStateException(file + " was changed since it was written");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static Kit read() {
        var kit = JsonParserFactory.getJsonParser().parseMap(new String(bytes("tenants.json"), StandardCharsets.UTF_8));
        var root = map(kit.get("root"));
        return new Kit(
                text(kit, "scenario"),
                text(kit, "prefix"),
                new Root(
                        text(root, "table"),
                        text(root, "key"),
                        text(root, "keyType"),
                        Optional.ofNullable((String) root.get("label"))),
                list(kit.get("sequences")).stream()
                        .map(sequence -> new Sequence(text(sequence, "sequence"), number(sequence.get("past"))))
                        .toList(),
                list(kit.get("tenants")).stream().map(Kit::tenant).toList());
    }

    private static Tenant tenant(Map<String, Object> tenant) {
        return new Tenant(
                (int) number(tenant.get("slot")),
                text(tenant, "key"),
                text(tenant, "file"),
                text(tenant, "sha256"),
                map(tenant.get("rows")));
    }

    private static String text(Map<String, Object> fields, String name) {
        return String.valueOf(fields.get(name));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }

    private static byte[] bytes(String name) {
        try (var file = Kit.class.getResourceAsStream(Names.FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
