package dev.seedbed.core.schema.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.ColumnType;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TypeQueryTest extends CatalogueTest {

    private static ColumnType text(String sql) {
        return new ColumnType.Text(sql, OptionalInt.empty(), false, false);
    }

    private static ColumnType integer() {
        return new ColumnType.Whole("integer", 32);
    }

    @Test
    void readsNumbers() {
        assertThat(readType("smallint")).isEqualTo(new ColumnType.Whole("smallint", 16));
        assertThat(readType("bigint")).isEqualTo(new ColumnType.Whole("bigint", 64));
        assertThat(readType("real")).isEqualTo(new ColumnType.Floating("real", 32));
        assertThat(readType("money")).isEqualTo(new ColumnType.Money("money"));
        assertThat(readType("numeric"))
                .isEqualTo(new ColumnType.Numeric("numeric", OptionalInt.empty(), OptionalInt.empty()));
        assertThat(readType("numeric(1000, 999)"))
                .isEqualTo(new ColumnType.Numeric("numeric(1000,999)", OptionalInt.of(1000), OptionalInt.of(999)));
        assertThat(readType("numeric(3, -2)"))
                .isEqualTo(new ColumnType.Numeric("numeric(3,-2)", OptionalInt.of(3), OptionalInt.of(-2)));
    }

    @Test
    void readsTextsWithTheirLength() {
        assertThat(readType("text")).isEqualTo(text("text"));
        assertThat(readType("varchar")).isEqualTo(text("character varying"));
        assertThat(readType("varchar(7)"))
                .isEqualTo(new ColumnType.Text("character varying(7)", OptionalInt.of(7), false, false));
        assertThat(readType("char(3)")).isEqualTo(new ColumnType.Text("character(3)", OptionalInt.of(3), true, false));
        assertThat(readType("name")).isEqualTo(new ColumnType.Text("name", OptionalInt.of(63), false, false));
    }

    @Test
    void readsTimes() {
        assertThat(readType("date")).isEqualTo(new ColumnType.Date("date"));
        assertThat(readType("timetz")).isEqualTo(new ColumnType.Time("time with time zone", true));
        assertThat(readType("timestamp(0)"))
                .isEqualTo(new ColumnType.Timestamp("timestamp(0) without time zone", false));
        assertThat(readType("timestamptz")).isEqualTo(new ColumnType.Timestamp("timestamp with time zone", true));
        assertThat(readType("interval day")).isEqualTo(new ColumnType.Interval("interval day"));
    }

    @Test
    void readsTheOtherScalars() {
        assertThat(readType("bool")).isEqualTo(new ColumnType.Bool("boolean"));
        assertThat(readType("uuid")).isEqualTo(new ColumnType.Uuid("uuid"));
        assertThat(readType("json")).isEqualTo(new ColumnType.Json("json", false));
        assertThat(readType("jsonb")).isEqualTo(new ColumnType.Json("jsonb", true));
        assertThat(readType("xml")).isEqualTo(new ColumnType.Xml("xml"));
        assertThat(readType("bytea")).isEqualTo(new ColumnType.Bytes("bytea"));
        assertThat(readType("bit")).isEqualTo(new ColumnType.Bits("bit(1)", OptionalInt.of(1), false));
        assertThat(readType("varbit")).isEqualTo(new ColumnType.Bits("bit varying", OptionalInt.empty(), true));
        assertThat(readType("cidr")).isEqualTo(new ColumnType.Network("cidr", "cidr"));
        assertThat(readType("polygon")).isEqualTo(new ColumnType.Geometric("polygon", "polygon"));
        assertThat(readType("tsvector")).isEqualTo(new ColumnType.TextSearch("tsvector", false));
        assertThat(readType("regclass")).isEqualTo(new ColumnType.Other("regclass", ""));
    }

    @Test
    void readsEnumLabelsInTheirDeclaredOrder() {
        var table = readTable("""
                CREATE TYPE mood AS ENUM ('sad', 'happy');
                ALTER TYPE mood ADD VALUE 'it''s ok' AFTER 'sad';
                CREATE TABLE t (c mood);
                """);

        assertThat(table.column("c").type())
                .isEqualTo(new ColumnType.Enumerated("public.mood", List.of("sad", "it's ok", "happy")));
    }

    @Test
    void readsArraysWithTheModifierOfTheirElement() {
        assertThat(readType("int[]")).isEqualTo(new ColumnType.Array("integer[]", integer()));
        assertThat(readType("varchar(5)[][]"))
                .isEqualTo(new ColumnType.Array(
                        "character varying(5)[]",
                        new ColumnType.Text("character varying(5)", OptionalInt.of(5), false, false)));
    }

    @Test
    void readsDomainsDownToTheirBase() {
        var type = readTable("""
                CREATE DOMAIN code AS varchar(8) CONSTRAINT upper_case CHECK (VALUE = upper(VALUE));
                CREATE DOMAIN country AS code NOT NULL CHECK (length(VALUE) = 2);
                CREATE TABLE t (c country);
                """).column("c").type();
        var base = new ColumnType.Text("character varying(8)", OptionalInt.of(8), false, false);
        var code = new ColumnType.Domain(
                "public.code",
                base,
                false,
                List.of(new Check("upper_case", "((VALUE)::text = upper((VALUE)::text))", List.of(), true)));

        assertThat(type)
                .isEqualTo(new ColumnType.Domain(
                        "public.country",
                        code,
                        true,
                        List.of(new Check("country_check", "(length((VALUE)::text) = 2)", List.of(), true))));
        assertThat(type.base()).isEqualTo(base);
    }

    @Test
    void readsDomainsOverArraysAndArraysOfDomains() {
        var table = readTable("""
                CREATE DOMAIN tags AS text[];
                CREATE DOMAIN positive AS int;
                CREATE TABLE t (a tags, b positive[]);
                """);

        assertThat(table.column("a").type())
                .isEqualTo(new ColumnType.Domain(
                        "public.tags", new ColumnType.Array("text[]", text("text")), false, List.of()));
        assertThat(table.column("b").type())
                .isEqualTo(new ColumnType.Array(
                        "public.positive[]", new ColumnType.Domain("public.positive", integer(), false, List.of())));
    }

    @Test
    void readsRangesAndMultiranges() {
        var table = readTable("""
                CREATE TYPE floats AS RANGE (subtype = float8);
                CREATE TABLE t (a int4range, b tstzmultirange, c floats);
                """);

        assertThat(table.column("a").type()).isEqualTo(new ColumnType.Range("int4range", integer(), false));
        assertThat(table.column("b").type())
                .isEqualTo(new ColumnType.Range(
                        "tstzmultirange", new ColumnType.Timestamp("timestamp with time zone", true), true));
        assertThat(table.column("c").type())
                .isEqualTo(
                        new ColumnType.Range("public.floats", new ColumnType.Floating("double precision", 64), false));
    }

    @Test
    void readsCompositesWithTheirAttributes() {
        var type = readTable("""
                CREATE TYPE address AS (street varchar(20), gone int, lines int[]);
                ALTER TYPE address DROP ATTRIBUTE gone;
                CREATE TABLE t (c address);
                """).column("c").type();

        assertThat(type)
                .isEqualTo(new ColumnType.Composite(
                        "public.address",
                        List.of(
                                new ColumnType.Attribute(
                                        "street",
                                        new ColumnType.Text("character varying(20)", OptionalInt.of(20), false, false)),
                                new ColumnType.Attribute("lines", new ColumnType.Array("integer[]", integer())))));
    }

    @Test
    void namesTheExtensionOfATypeThatItDoesNotKnow() {
        assertThat(readTable("CREATE EXTENSION hstore; CREATE TABLE t (c hstore)")
                        .column("c")
                        .type())
                .isEqualTo(new ColumnType.Other("public.hstore", "hstore"));
    }

    @Test
    void knowsTextThatIgnoresCase() {
        var table = readTable("""
                CREATE EXTENSION citext;
                CREATE DOMAIN email AS citext;
                CREATE TABLE t (a citext, b email, c text);
                """);

        assertThat(table.columns())
                .extracting(column -> ((ColumnType.Text) column.type().base()).caseInsensitive())
                .containsExactly(true, true, false);
    }

    @Test
    void knowsTextWhoseCollationTakesDifferentStringsAsEqual() {
        var table = readTable("""
                CREATE COLLATION folding (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
                CREATE DOMAIN handle AS text COLLATE folding;
                CREATE TABLE t (a varchar(9) COLLATE folding, b handle, c varchar(9));
                """);

        assertThat(table.columns())
                .extracting(column -> ((ColumnType.Text) column.type().base()).caseInsensitive())
                .containsExactly(true, true, false);
    }
}
