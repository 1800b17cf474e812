package dev.seedbed.core.guard.routes;

import dev.seedbed.core.deliver.Manifest;
import dev.seedbed.core.guard.TestRoutes;
import dev.seedbed.core.schema.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What was written last time: the hash of every file's body, so that an edit is seen.
record KitRecord(Map<String, String> hashes) {

    static final String PATH = TestRoutes.FOLDER + "/seedbed.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    KitRecord {
        hashes = new TreeMap<>(hashes);
    }

    static KitRecord of(List<KitFile> files) {
        var hashes = new TreeMap<String, String>();
        files.forEach(file -> hashes.put(file.path(), Sha256.of(file.body())));
        return new KitRecord(hashes);
    }

    /// Empty where the text is no such record.
    static Optional<KitRecord> find(String text) {
        try {
            var hashes = new TreeMap<String, String>();
            var root = JSON.readTree(text).path("files");
            root.propertyNames()
                    .forEach(name -> hashes.put(name, root.path(name).asString()));
            return root.isObject() ? Optional.of(new KitRecord(hashes)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    String text() {
        return JSON.writeValueAsString(new TreeMap<>(Map.of("tool", Manifest.TOOL, "files", hashes))) + "\n";
    }

    boolean holds(String path, String body) {
        return Sha256.of(Region.plain(body)).equals(hashes.get(path));
    }
}
