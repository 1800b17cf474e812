package dev.seedbed.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.ColumnType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "character varying(80) | varchar(80)",
                "character varying[] | varchar[]",
                "character(2) | char(2)",
                "timestamp with time zone | timestamptz",
                "timestamp(3) without time zone | timestamp(3)",
                "time(6) with time zone | timetz(6)",
                "double precision[] | float8[]",
                "bit varying(8) | varbit(8)",
                "numeric(12,2) | numeric(12,2)",
                "\"of character varying\" | \"of character varying\""
            })
    void aTypeHasTheShorterOfItsNames(String spelled, String shorter) {
        assertThat(TypeText.of(new ColumnType.Other(spelled, ""))).isEqualTo(shorter);
    }
}
