package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.PatternParser;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.synthetic.ColumnProof;
import dev.seedbed.core.synthetic.Identifier;
import dev.seedbed.core.synthetic.Occurrence;
import dev.seedbed.core.synthetic.ProofClass;
import dev.seedbed.core.synthetic.Risk;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Says why the values that {@link Sources} makes for a column tell of nobody: decided from rule, kind, type and
/// length, as the source is. What a person lists or describes is looked at, too: it may hold somebody.
final class Proofs {

    private static final int SAMPLES = 50;

    private static final ColumnProof WORDS = ColumnProof.of(ProofClass.CLOSED, "the generator's words");
    private static final ColumnProof CHARACTERS = ColumnProof.of(ProofClass.FORMED, "random letters and digits");

    private final Sources sources;

    Proofs(Sources sources) {
        this.sources = sources;
    }

    ColumnProof of(Cell cell) {
        var list = Sources.listed(cell);
        if (list.isPresent()) {
            return listed(cell, list.get());
        }
        return switch (cell.draft().rule()) {
            case ColumnRule.Pattern(var expression) -> pattern(cell, expression);
            case ColumnRule.Meaning(var kind) -> meaning(kind, cell);
            case ColumnRule.Empty _ -> ColumnProof.of(ProofClass.CLOSED, "always NULL");
            case ColumnRule.Distributed _, ColumnRule.Series _ -> formed("numbers");
            case ColumnRule.Booked _ -> ColumnProof.of(ProofClass.FORMED, "what the books of the scenario say");
            case ColumnRule.Faker _ -> ColumnProof.of(ProofClass.OPEN, "texts of a Datafaker expression");
            case ColumnRule.Depending depending ->
                depending.outcomes().stream()
                        .map(outcome -> of(cell.by(outcome.rule())))
                        .reduce(ColumnProof::or)
                        .orElseThrow();
            case ColumnRule.Derived _ -> ColumnProof.of(ProofClass.DERIVED, "computed from other columns of the row");
            case ColumnRule.Kept(var promise) -> ColumnProof.of(ProofClass.DERIVED, promise.phrase());
            case ColumnRule.Between _,
                    ColumnRule.OneOf _,
                    ColumnRule.Weighted _,
                    ColumnRule.Fixed _,
                    ColumnRule.Parent _ -> meaning(Kind.ANY, cell);
        };
    }

    /// Whether values are made of other cells, or of what a person listed; sums and amounts hold nobody.
    static boolean repeats(ColumnRule rule) {
        return rule instanceof ColumnRule.Kept(var promise)
                ? switch (promise) {
                    case Promise.Copy _, Promise.ExactlyOne _, Promise.History _, Promise.Before _, Promise.Latest _ ->
                        true;
                    case Promise.Total _,
                            Promise.Count _,
                            Promise.Rising _,
                            Promise.SlotFrom _,
                            Promise.SlotUntil _,
                            Promise.MinorUnits _,
                            Promise.Balanced _ -> false;
                }
                : !rule.reads().isEmpty();
    }

    /// What is computed may still put something together: the first texts are looked at.
    ColumnProof computed(Cell cell, ValueSource source) {
        return telling(cell, samples(cell, source))
                .map(kind -> open("what is computed holds", kind))
                .orElseGet(() -> of(cell));
    }

    /// Of lists that are no vocabulary of the generator each value is looked at.
    private static ColumnProof listed(Cell cell, List<String> values) {
        return cell.draft().rule() instanceof ColumnRule.Meaning
                ? ColumnProof.of(ProofClass.CLOSED, "a list of " + values.size() + " values")
                : telling(cell, values.stream())
                        .map(kind -> open("the listed values hold", kind))
                        .orElseGet(() -> ColumnProof.of(
                                ProofClass.CLOSED,
                                "the " + values.size() + " values that the scenario or a check lists"));
    }

    private ColumnProof pattern(Cell cell, String expression) {
        if (PatternParser.parse(expression).isEmpty()) {
            return text(Kind.ANY, cell);
        }
        var source = sources.of(cell);
        return telling(cell, samples(cell, source))
                .map(kind -> open("the pattern makes", kind))
                .orElseGet(() -> ColumnProof.of(ProofClass.PATTERN, "the pattern " + expression));
    }

    private static Stream<String> samples(Cell cell, ValueSource source) {
        var numbering = cell.row().numbering();
        return LongStream.range(0, Math.min(SAMPLES, numbering.rows()))
                .mapToObj(row -> CellText.of(source, numbering.place(row)))
                .flatMap(Optional::stream);
    }

    static ColumnProof open(String what, Identifier kind) {
        return ColumnProof.of(
                ProofClass.OPEN, what + " what could be somebody's: " + kind.label() + " outside reserved space");
    }

    /// The kind of which some text holds one outside its reserved space.
    static Optional<Identifier> telling(Cell cell, Stream<String> texts) {
        return texts.flatMap(text -> Stream.of(Identifier.values())
                        .filter(kind -> found(kind, cell, text).stream().anyMatch(one -> !kind.holds(one.value()))))
                .findFirst();
    }

    /// A column that is called so holds one in any form, but what is secret has none.
    private static List<Occurrence> found(Identifier kind, Cell cell, String text) {
        return kind.risk() == Risk.HIGH
                        && kind != Identifier.SECRET
                        && kind != Identifier.PASSWORD_HASH
                        && kind.named("", cell.name())
                ? kind.inNamed(text)
                : kind.in(text);
    }

    private ColumnProof meaning(Kind kind, Cell cell) {
        return switch (cell.type()) {
            case ColumnType.Text _ ->
                sources.asked(kind, cell).map(pattern -> pattern(cell, pattern)).orElseGet(() -> text(kind, cell));
            case ColumnType.Uuid _ -> ColumnProof.reserved(Identifier.UUID);
            case ColumnType.Network network ->
                network.kind().startsWith("macaddr")
                        ? ColumnProof.reserved(Identifier.MAC)
                        : ColumnProof.reserved(Identifier.IPV4, Identifier.IPV6);
            case ColumnType.Whole _, ColumnType.Numeric _, ColumnType.Floating _, ColumnType.Money _ ->
                formed("numbers");
            case ColumnType.Date _, ColumnType.Timestamp _, ColumnType.Time _, ColumnType.Interval _ -> formed("times");
            case ColumnType.Json _ -> formed("documents of a number and random digits");
            case ColumnType.Bytes _, ColumnType.Bits _ -> formed("random bits");
            case ColumnType.Geometric _ -> formed("figures in a plane");
            case ColumnType.TextSearch _, ColumnType.Xml _ -> formed("random digits");
            case ColumnType.Bool _ -> ColumnProof.of(ProofClass.CLOSED, "true or false");
            case ColumnType.Enumerated _ -> ColumnProof.of(ProofClass.CLOSED, "labels of the type");
            case ColumnType.Array array -> of(cell.element(array.element(), 0));
            case ColumnType.Range range -> inside(of(cell.element(range.subtype(), 0)));
            case ColumnType.Composite composite ->
                composite.attributes().stream()
                        .map(attribute -> inside(of(cell.element(attribute.type(), 0))))
                        .reduce(formed("parts of it"), ColumnProof::or);
            case ColumnType.Other _ -> formed("numbers in the form of the type");
            case ColumnType.Domain _ -> throw new IllegalStateException("a cell's type is below all domains");
        };
    }

    /// Values inside others cannot be asked for one by one.
    private static ColumnProof inside(ColumnProof part) {
        return part.proof() == ProofClass.RESERVED ? formed(part.why()) : part;
    }

    private static ColumnProof formed(String why) {
        return ColumnProof.of(ProofClass.FORMED, why);
    }

    private static ColumnProof characters(Kind meaning, Cell cell) {
        var room = IdentifierTexts.room(meaning, cell);
        var most = cell.maxLength().orElse(Integer.MAX_VALUE);
        var rows = cell.row().numbering().rows();
        return most >= room
                ? CHARACTERS
                : formed(CHARACTERS.why() + ": a text of kind " + meaning.code()
                        + (cell.unique().isPresent() ? " that differs in each of " + rows + " rows" : "") + " takes "
                        + room
                        + " characters, and the column has " + most);
    }

    private static ColumnProof text(Kind kind, Cell cell) {
        var meaning = TextSources.meaning(kind, cell);
        if (TextSources.meaningless(meaning, cell)) {
            return characters(meaning, cell);
        }
        var reserved = IdentifierTexts.reserved(meaning, cell);
        if (!reserved.isEmpty()) {
            return ColumnProof.reserved(reserved);
        }
        return switch (meaning) {
            case CODE, HEX -> CHARACTERS;
            default ->
                IdentifierTexts.identifies(meaning)
                        ? formed("cut or filled to the length that the column asks for")
                        : WORDS;
        };
    }
}
