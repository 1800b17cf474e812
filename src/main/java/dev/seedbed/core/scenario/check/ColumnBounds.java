package dev.seedbed.core.scenario.check;

import dev.seedbed.core.schema.ColumnType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;

/// What the checks leave for the values of one column. `source` names the first constraint that says so.
///
/// `low` and `high` are in the type's input syntax; `minLength` and `maxLength` count characters, bytes or elements.
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

    static ColumnBounds allowed(List<String> values) {
        return FREE.withText(Optional.of(values), Set.of(), Optional.empty(), false);
    }

    static ColumnBounds forbidden(Set<String> values) {
        return FREE.withText(Optional.empty(), values, Optional.empty(), false);
    }

    static ColumnBounds matching(String pattern) {
        return FREE.withText(Optional.empty(), Set.of(), Optional.of(pattern), false);
    }

    static ColumnBounds lowerCased() {
        return FREE.withText(Optional.empty(), Set.of(), Optional.empty(), true);
    }

    /// Values between two bounds.
    public static ColumnBounds range(Optional<Bound> low, Optional<Bound> high) {
        return FREE.withSize(low, high, 0, OptionalInt.empty());
    }

    static ColumnBounds lengths(int least, OptionalInt most) {
        return FREE.withSize(Optional.empty(), Optional.empty(), least, most);
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

    private ColumnBounds withText(
            Optional<List<String>> values, Set<String> excluded, Optional<String> expression, boolean folded) {
        return new ColumnBounds(
                source, values, excluded, low, high, minLength, maxLength, expression, folded, jsonType);
    }

    private ColumnBounds withSize(Optional<Bound> least, Optional<Bound> most, int shortest, OptionalInt longest) {
        return new ColumnBounds(
                source, allowed, forbidden, least, most, shortest, longest, pattern, lowerCase, jsonType);
    }

    /// The same bounds, said by a named constraint.
    public ColumnBounds saidBy(String constraint) {
        return new ColumnBounds(
                constraint, allowed, forbidden, low, high, minLength, maxLength, pattern, lowerCase, jsonType);
    }

    /// These bounds, narrowed to values between two, both included.
    public ColumnBounds between(String least, String most) {
        return and(range(Optional.of(new Bound(least, true)), Optional.of(new Bound(most, true))));
    }

    /// Both together; they must not {@link #clash}.
    public ColumnBounds and(ColumnBounds other) {
        return new ColumnBounds(
                source.isEmpty() ? other.source : source,
                either(allowed, other.allowed, ColumnBounds::common),
                union(forbidden, other.forbidden),
                either(low, other.low, Bound::higher),
                either(high, other.high, Bound::lower),
                Math.max(minLength, other.minLength),
                least(maxLength, other.maxLength),
                pattern.or(other::pattern),
                lowerCase || other.lowerCase,
                jsonType.or(other::jsonType));
    }

    /// Whether the two cannot be asked for together, or not in a way that can be told here.
    boolean clash(ColumnBounds other) {
        return differ(pattern, other.pattern)
                || differ(jsonType, other.jsonType)
                || both(
                        allowed,
                        other.allowed,
                        (some, others) -> common(some, others).isEmpty())
                || both(low, other.low, (one, two) -> !one.comparable(two))
                || both(high, other.high, (one, two) -> !one.comparable(two));
    }

    /// Whether any value is left, as far as that can be told without the type.
    boolean possible() {
        return values().filter(List::isEmpty).isEmpty()
                && !both(low, high, (least, most) -> !least.leaves(most))
                && minLength <= maxLength.orElse(Integer.MAX_VALUE);
    }

    /// Whether a column of this type can be kept inside these bounds.
    boolean fit(ColumnType type) {
        var text = type instanceof ColumnType.Text;
        var sized = text
                || type instanceof ColumnType.Bytes
                || type instanceof ColumnType.Array
                || (type instanceof ColumnType.Json && jsonType.isPresent());
        return (low.isEmpty() || low.get().fits(type))
                && (high.isEmpty() || high.get().fits(type))
                && (sized || (minLength == 0 && maxLength.isEmpty()))
                && (text || (pattern.isEmpty() && !lowerCase))
                && (jsonType.isEmpty() || type instanceof ColumnType.Json);
    }

    /// What a column that is referenced can keep for all its references: no list and no upper end, which would leave
    /// too few rows to reference.
    ColumnBounds ofKey() {
        return new ColumnBounds(
                source,
                Optional.empty(),
                Set.of(),
                low,
                Optional.empty(),
                minLength,
                maxLength,
                pattern,
                lowerCase,
                Optional.empty());
    }

    /// Whether references can be had that hold such values: all of them, or those to rows of one sort.
    boolean keepsKeys() {
        return high.isEmpty();
    }

    /// The allowed values that are left, where there is a list of them.
    public Optional<List<String>> values() {
        return allowed.map(this::permitted);
    }

    /// Those of the values that are not forbidden, nor outside the range, nor of a wrong length.
    public List<String> permitted(List<String> values) {
        return values.stream()
                .filter(value -> forbidden.stream().noneMatch(bad -> Bound.same(bad, value)))
                .filter(value -> low.isEmpty() || low.get().below(value))
                .filter(value -> high.isEmpty() || high.get().above(value))
                .filter(value -> length(value) >= minLength && length(value) <= maxLength.orElse(Integer.MAX_VALUE))
                .toList();
    }

    private static int length(String value) {
        return value.codePointCount(0, value.length());
    }

    private static boolean differ(Optional<String> one, Optional<String> other) {
        return both(one, other, (left, right) -> !left.equals(right));
    }

    private static <T> boolean both(Optional<T> one, Optional<T> other, BiPredicate<T, T> condition) {
        return one.isPresent() && other.isPresent() && condition.test(one.get(), other.get());
    }

    private static <T> Optional<T> either(Optional<T> one, Optional<T> other, BinaryOperator<T> both) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(both.apply(one.get(), other.get()))
                : one.or(() -> other);
    }

    private static List<String> common(List<String> some, List<String> others) {
        return some.stream().filter(others::contains).toList();
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
