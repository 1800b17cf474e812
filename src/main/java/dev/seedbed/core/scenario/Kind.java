package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.ColumnType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a column's values mean, when a rule says it by name: `email`, `person-name`, `created-at`, …
public enum Kind {
    FIRST_NAME(Family.TEXT),
    LAST_NAME(Family.TEXT),
    PERSON_NAME(Family.TEXT),
    USERNAME(Family.TEXT),
    EMAIL(Family.TEXT),
    PHONE(Family.TEXT),
    COMPANY(Family.TEXT),
    STREET(Family.TEXT),
    CITY(Family.TEXT),
    STATE(Family.TEXT),
    POSTCODE(Family.TEXT),
    COUNTRY(Family.TEXT),
    COUNTRY_CODE(Family.TEXT),
    CURRENCY_CODE(Family.TEXT),
    CURRENCY_NAME(Family.TEXT),
    LANGUAGE(Family.TEXT),
    TIME_ZONE(Family.TEXT),
    IBAN(Family.TEXT),
    URL(Family.TEXT),
    HOST(Family.TEXT),
    IP_ADDRESS(Family.TEXT),
    PASSWORD_HASH(Family.TEXT),
    TOKEN(Family.TEXT),
    HEX(Family.TEXT),
    SLUG(Family.TEXT),
    CODE(Family.TEXT),
    TITLE(Family.TEXT, 2),
    SENTENCE(Family.TEXT, 2),
    PARAGRAPH(Family.TEXT, 2),
    WORD(Family.TEXT),
    PRODUCT(Family.TEXT),
    INDUSTRY(Family.TEXT),
    JOB(Family.TEXT),
    COLOR(Family.TEXT),
    FILE_NAME(Family.TEXT),
    MEDIA_TYPE(Family.TEXT),
    USER_AGENT(Family.TEXT),
    STATUS(Family.TEXT),
    COUNTER(Family.NUMBER),
    QUANTITY(Family.NUMBER),
    AMOUNT(Family.NUMBER),
    RATE(Family.NUMBER),
    YEAR(Family.NUMBER),
    LATITUDE(Family.NUMBER),
    LONGITUDE(Family.NUMBER),
    ROW_MOMENT(Family.MOMENT),
    BIRTH_DATE(Family.MOMENT),
    /// A value of the type, with no meaning known.
    ANY(Family.ANY);

    /// The types a kind can fill: a name that says "email" on a bigint column says nothing.
    public enum Family {
        TEXT,
        NUMBER,
        MOMENT,
        ANY;

        /// What values of a type can be taken for.
        public static Family of(ColumnType type) {
            return switch (type.base()) {
                case ColumnType.Text _ -> TEXT;
                case ColumnType.Whole _, ColumnType.Numeric _, ColumnType.Floating _, ColumnType.Money _ -> NUMBER;
                case ColumnType.Date _, ColumnType.Timestamp _ -> MOMENT;
                default -> ANY;
            };
        }
    }

    private final Family family;
    private final int newest;

    Kind(Family family) {
        this(family, 1);
    }

    Kind(Family family, int newest) {
        this.family = family;
        this.newest = newest;
    }

    public Family family() {
        return family;
    }

    /// Whether a column of the type can have this meaning.
    public boolean fits(ColumnType type) {
        return family == Family.ANY || family == Family.of(type);
    }

    /// The newest version of its generator. Versions before it make the values that they always made.
    public int newest() {
        return newest;
    }

    /// The word in a scenario file.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
