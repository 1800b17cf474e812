package dev.seedbed.core.guard.ci;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// A YAML mapping that keeps its order.
final class Fields {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(
                    YAMLWriteFeature.MINIMIZE_QUOTES,
                    YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS,
                    YAMLWriteFeature.LITERAL_BLOCK_STYLE,
                    YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    /// An entry is not indented, nor is anything else.
    private static final Pattern BETWEEN = Pattern.compile("\n(?! )");

    private final Map<String, Object> entries = new LinkedHashMap<>();

    Fields with(String name, Object value) {
        entries.put(name, value);
        return this;
    }

    Fields with(Fields more) {
        entries.putAll(more.entries);
        return this;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    @JsonValue
    Map<String, Object> entries() {
        return entries;
    }

    /// As a document, with a blank line between its entries.
    String yaml() {
        return BETWEEN.matcher(YAML.writeValueAsString(this).strip()).replaceAll("\n\n") + "\n";
    }
}
