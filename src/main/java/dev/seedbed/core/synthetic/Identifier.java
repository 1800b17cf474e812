package dev.seedbed.core.synthetic;

import dev.seedbed.core.schema.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A kind of value that tells who or what is meant: what one looks like, and which of them are nobody's.
/// Generators draw from the space that is nobody's; audits ask whether a value lies in it. What is written down
/// stands in `identifiers.yaml`, in the order in which one kind takes a piece of text before the next looks at
/// it.
public enum Identifier {
    EMAIL,
    URL,
    HOST,
    IPV4,
    MAC,
    IPV6,
    IBAN,
    CARD,
    SSN,
    PHONE,
    NINO,
    NHS,
    BIC,
    GTIN,
    BITCOIN,
    ETHEREUM,
    PASSWORD_HASH,
    SECRET,
    PERSON_NAME,
    STREET,
    POSTCODE,
    UUID;

    /// The blanks of ASCII, in SQL.
    private static final String BLANKS = "E' \\t\\n\\r\\f\\x0b'";

    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern SEPARATOR = Pattern.compile("[ .-]");

    private IdentifierEntry entry() {
        return IdentifierEntry.of(this);
    }

    /// The word in reports and baselines.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The word in a sentence.
    public String label() {
        return entry().name();
    }

    public Risk risk() {
        return entry().risk();
    }

    /// The document that reserves it.
    public String authority() {
        return entry().source();
    }

    /// How many different values the reserved space has, in words.
    public String capacity() {
        return entry().capacity();
    }

    /// When the document was looked at last.
    public LocalDate checked() {
        return entry().checked();
    }

    /// Whether a column says by its name that it holds this.
    public boolean named(String table, String column) {
        var name = snake(column);
        return entry().columns().filter(names -> names.matcher(name).matches()).isPresent()
                || (name.equals("name")
                        && entry().tables()
                                .filter(names -> names.matcher(snake(table)).matches())
                                .isPresent());
    }

    /// What every text matches that holds one in a column of any name; empty for kinds that take a name to be
    /// seen.
    public Optional<String> anywhere() {
        return entry().anywhere().map(Pattern::pattern);
    }

    /// What every name contains that {@link #named} accepts; empty for kinds that no name tells.
    public Optional<String> words() {
        return entry().words();
    }

    /// What a cell that is nothing but one reserved value matches, as far as that can be said in one pattern.
    public Optional<String> harmless() {
        return entry().harmless();
    }

    /// Whether a value of this kind is nobody's.
    public boolean holds(String value) {
        var forms = Forms.normal(this, value);
        return entry().reserved().stream()
                .anyMatch(reserved ->
                        forms.stream().anyMatch(form -> reserved.matcher(form).matches()));
    }

    /// The same as {@link #holds}, asked of PostgreSQL about `text`, an expression of type text that is not NULL; empty
    /// for kinds that no space is reserved for.
    public Optional<String> reservedSql(String text) {
        if (entry().reserved().isEmpty()) {
            return Optional.empty();
        }
        var cell = "((" + text + ") COLLATE \"C\")";
        var pattern = entry().reserved().stream().map(Pattern::pattern).collect(Collectors.joining("|", "^(?:", ")$"));
        var asked = "("
                + entry().sql()
                        .replace("{v}", "lower(btrim(" + cell + ", " + BLANKS + "))")
                        .replace("{reserved}", Sql.literal(pattern))
                + ")";
        var quick = entry().quick()
                .map(made -> "("
                        + made.replace("{spaceless}", "{text} = translate({text}, " + BLANKS + ", '')")
                                .replace("{text}", cell)
                        + ") OR ");
        return Optional.of("(" + quick.orElse("") + asked + ")");
    }

    /// Where a text holds values of this kind, in a column of any name.
    public List<Occurrence> in(String text) {
        return mayHold(text)
                        && entry().anywhere()
                                .filter(one -> one.matcher(text).find())
                                .isPresent()
                ? shaped(text)
                : List.of();
    }

    /// Looking for one character is much cheaper than for a pattern.
    private boolean mayHold(String text) {
        return entry().needs()
                .filter(characters -> characters.chars().noneMatch(one -> text.indexOf(one) >= 0))
                .isEmpty();
    }

    /// The same for a column that says it holds this kind: also forms that mean nothing elsewhere.
    public List<Occurrence> inNamed(String text) {
        var found = shaped(text);
        return found.isEmpty() && Forms.whole(this, text.strip()) ? List.of(Occurrence.whole(text)) : found;
    }

    private List<Occurrence> shaped(String text) {
        var found = new ArrayList<Occurrence>();
        entry().shape().ifPresent(shape -> {
            var matcher = shape.matcher(text);
            while (matcher.find()) {
                var start = matcher.start();
                Forms.valid(this, matcher.group())
                        .ifPresent(value -> found.add(new Occurrence(value, start, start + value.length())));
            }
        });
        return found;
    }

    /// `camelCase`, `kebab-case` and `with blanks` as `snake_case`.
    private static String snake(String name) {
        var words = HUMP.matcher(name).replaceAll("$1_$2");
        return SEPARATOR.matcher(words).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
