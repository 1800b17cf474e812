package dev.seedbed.core.branch.remote;

import dev.seedbed.core.branch.BranchException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Reads an answer: tolerant of what is new in it, strict about what is needed, whose absence is
/// `CONTRACT_DRIFT`.
public final class Fields {

    /// Makes the failure of a field that is missing.
    @FunctionalInterface
    public interface Drift {
        BranchException of(String what);
    }

    private final JsonNode node;
    private final Drift drift;

    public Fields(JsonNode node, Drift drift) {
        this.node = node;
        this.drift = drift;
    }

    public String text(String name) {
        return findText(name).orElseThrow(() -> missing(name));
    }

    /// Empty also for null and for an empty text.
    public Optional<String> findText(String name) {
        var value = node.path(name);
        return value.isString() || value.isNumber()
                ? Optional.of(value.asString()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    public boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    public OptionalLong number(String name) {
        var value = node.path(name);
        if (value.isNumber() && !value.canConvertToLong()) {
            throw drift.of("The field " + name + " is no number that fits.");
        }
        return value.isNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }

    /// The same, where one may be missing.
    public int port(String name, int otherwise) {
        return findText(name).isEmpty() ? otherwise : port(name);
    }

    /// The port of a server, as a number or as text.
    public int port(String name) {
        var text = text(name);
        if (!text.matches("\\d{1,5}")) {
            throw drift.of("The field " + name + " is no port.");
        }
        return Integer.parseInt(text);
    }

    public Optional<Instant> findTime(String name) {
        return findText(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException _) {
                throw drift.of("The field " + name + " is no time.");
            }
        });
    }

    public Instant time(String name) {
        return findTime(name).orElseThrow(() -> missing(name));
    }

    public Fields object(String name) {
        var value = node.path(name);
        if (!value.isObject()) {
            throw missing(name);
        }
        return new Fields(value, drift);
    }

    public Optional<Fields> findObject(String name) {
        var value = node.path(name);
        return value.isObject() ? Optional.of(new Fields(value, drift)) : Optional.empty();
    }

    /// The elements of a list field.
    public <T> List<T> list(String name, Function<Fields, T> element) {
        var value = node.path(name);
        if (!value.isArray()) {
            throw missing(name);
        }
        return elements(element, value);
    }

    /// The elements of an answer that is a list itself.
    public <T> List<T> list(Function<Fields, T> element) {
        if (!node.isArray()) {
            throw drift.of("It is no list.");
        }
        return elements(element, node);
    }

    private <T> List<T> elements(Function<Fields, T> element, JsonNode array) {
        return array.valueStream()
                .map(each -> element.apply(new Fields(each, drift)))
                .toList();
    }

    private BranchException missing(String name) {
        return drift.of("The field " + name + " is missing.");
    }
}
