package dev.seedbed.core.deliver;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.seedbed.core.scenario.Invariant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An invariant as the manifest keeps it: what holds, and never how it is asked.
final class InvariantJson {

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "holds")
    private interface Kind {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(Invariant.class, Kind.class)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .registerSubtypes(Invariant.class.getPermittedSubclasses())
            .build();

    private InvariantJson() {}

    static JsonNode of(Invariant invariant) {
        return JSON.valueToTree(invariant);
    }

    /// Empty for what this program does not know: another version wrote it, or somebody else.
    static Optional<Invariant> read(JsonNode json) {
        try {
            return Optional.of(JSON.treeToValue(json, Invariant.class));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
