package dev.seedbed.core.deliver.constants;

import dev.seedbed.core.generate.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes the rows that fixtures take as constants: table, the key as it is loaded, the chosen values, the test
/// password.
public final class FixtureConstants {

    static final String NOTE =
            "Written by 'seedbed fixtures'. Passwords are test passwords: they are in the scenario file.";

    private static final JsonMapper JSON = new JsonMapper();

    private FixtureConstants() {}

    public static String json(Plan plan) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(FixtureTree.of(plan).plain())
                + "\n";
    }

    /// A constant whose type is its value.
    public static String typeScript(Plan plan) {
        return "// " + NOTE + "\nexport const fixtures = "
                + object(FixtureTree.of(plan).plain(), "") + " as const;\n";
    }

    /// A class with this qualified name, and a class in it for each fixture.
    public static String java(Plan plan, String className) {
        return new JavaConstants(FixtureTree.of(plan)).write(className);
    }

    private static String object(Map<?, ?> fields, String indent) {
        return fields.isEmpty()
                ? "{}"
                : fields.entrySet().stream()
                        .map(field -> indent + "  " + name(String.valueOf(field.getKey())) + ": "
                                + value(field.getValue(), indent + "  ") + ",\n")
                        .collect(Collectors.joining("", "{\n", indent + "}"));
    }

    private static String value(Object value, String indent) {
        return switch (value) {
            case Map<?, ?> fields -> object(fields, indent);
            case Optional<?> cell -> cell.map(one -> value(one, indent)).orElse("null");
            default -> literal(value);
        };
    }

    /// `__proto__` written as a name would be no field, but the object's prototype.
    private static String name(String name) {
        return name.equals("__proto__") ? "[\"__proto__\"]" : name.matches("[A-Za-z_]\\w*") ? name : literal(name);
    }

    /// A JSON literal, without the line ends that JSON may hold and older JavaScript may not.
    static String literal(Object value) {
        return JSON.writeValueAsString(value).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
