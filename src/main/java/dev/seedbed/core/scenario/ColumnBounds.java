package dev.seedbed.core.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What the checks leave for the values of one column. `source` names the first constraint that says so.
///
/// `low` and `high` are in the type's input syntax; `minLength` and `maxLength` count characters or elements.
public record ColumnBounds(
        String source,
        Optional<List<String>> allowed,
        Set<String> forbidden,
        Optional<Bound> low,
        Optional<Bound> high,
        int minLength,
        OptionalInt maxLength,
        Optional<String> pattern,
        boolean lowerCase,
        Optional<String> jsonType) {

    public record Bound(String value, boolean inclusive) {}

    /// Nothing is asked.
    public static final ColumnBounds FREE = new ColumnBounds(
            "",
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            0,
            OptionalInt.empty(),
            Optional.empty(),
            false,
            Optional.empty());

    public ColumnBounds {
        allowed = allowed.map(List::copyOf);
        forbidden = Set.copyOf(forbidden);
    }

    /// The allowed values that are not forbidden, where there is a list of them.
    public Optional<List<String>> values() {
        return allowed.map(this::permitted);
    }

    /// Those of some values that are not forbidden.
    public List<String> permitted(List<String> values) {
        return values.stream().filter(value -> !forbidden.contains(value)).toList();
    }

    /// The same bounds, said by a named constraint.
    public ColumnBounds saidBy(String constraint) {
        return new ColumnBounds(
                constraint, allowed, forbidden, low, high, minLength, maxLength, pattern, lowerCase, jsonType);
    }

    static ColumnBounds allowed(List<String> values) {
        return FREE.with(Optional.of(values), Optional.empty(), Optional.empty());
    }

    /// These bounds, narrowed to values between two, both included.
    public ColumnBounds between(String least, String most) {
        return and(range(Optional.of(new Bound(least, true)), Optional.of(new Bound(most, true))));
    }

    static ColumnBounds range(Optional<Bound> low, Optional<Bound> high) {
        return FREE.with(Optional.empty(), low, high);
    }

    static ColumnBounds forbidden(Set<String> values) {
        return new ColumnBounds(
                "", FREE.allowed, values, FREE.low, FREE.high, 0, FREE.maxLength, FREE.pattern, false, FREE.jsonType);
    }

    static ColumnBounds lengths(int least, OptionalInt most) {
        return new ColumnBounds(
                "", FREE.allowed, Set.of(), FREE.low, FREE.high, least, most, FREE.pattern, false, FREE.jsonType);
    }

    static ColumnBounds matching(String pattern) {
        return new ColumnBounds(
                "",
                FREE.allowed,
                Set.of(),
                FREE.low,
                FREE.high,
                0,
                FREE.maxLength,
                Optional.of(pattern),
                false,
                FREE.jsonType);
    }

    static ColumnBounds lowerCased() {
        return new ColumnBounds(
                "", FREE.allowed, Set.of(), FREE.low, FREE.high, 0, FREE.maxLength, FREE.pattern, true, FREE.jsonType);
    }

    static ColumnBounds jsonOf(String type) {
        return new ColumnBounds(
                "",
                FREE.allowed,
                Set.of(),
                FREE.low,
                FREE.high,
                0,
                FREE.maxLength,
                FREE.pattern,
                false,
                Optional.of(type));
    }

    private ColumnBounds with(Optional<List<String>> values, Optional<Bound> least, Optional<Bound> most) {
        return new ColumnBounds(
                source, values, forbidden, least, most, minLength, maxLength, pattern, lowerCase, jsonType);
    }

    /// Both together. Of two bounds on the same side the second one counts: checks rarely repeat each other.
    public ColumnBounds and(ColumnBounds other) {
        return new ColumnBounds(
                source.isEmpty() ? other.source : source,
                allowed.isPresent() && other.allowed.isPresent()
                        ? Optional.of(common(allowed.get(), other.allowed.get()))
                        : allowed.or(other::allowed),
                union(forbidden, other.forbidden),
                other.low.or(this::low),
                other.high.or(this::high),
                Math.max(minLength, other.minLength),
                least(maxLength, other.maxLength),
                pattern.or(other::pattern),
                lowerCase || other.lowerCase,
                jsonType.or(other::jsonType));
    }

    private static List<String> common(List<String> some, List<String> others) {
        var both = new ArrayList<>(some);
        both.retainAll(others);
        return both;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static OptionalInt least(OptionalInt one, OptionalInt other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        return OptionalInt.of(Math.min(one.getAsInt(), other.getAsInt()));
    }
}
