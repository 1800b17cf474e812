package dev.seedbed.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastedAddressTest {

    private final PastedAddress pasted = new PastedAddress(name ->
            Optional.ofNullable(Map.of("DATABASE_URL", "postgres://env/db").get(name)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "postgres://ann@db/shop                              | postgres://ann@db/shop",
                "  \"postgresql://ann@db/shop\"                      | postgresql://ann@db/shop",
                "DATABASE_URL=postgres://ann@db/shop                 | postgres://ann@db/shop",
                "export DATABASE_URL='postgres://ann@db/shop'        | postgres://ann@db/shop",
                "DATABASE_URL                                        | postgres://env/db",
                "$DATABASE_URL                                       | postgres://env/db",
                "${DATABASE_URL}                                     | postgres://env/db",
                "psql \"postgres://ann@db/shop?sslmode=require\"     | postgres://ann@db/shop?sslmode=require",
                "psql -d postgres://ann@db/shop -c 'select 1'        | postgres://ann@db/shop",
                "psql -h db -p 6543 -U ann shop                      | postgres://ann@db:6543/shop",
                "psql --host=db --username ann -d shop               | postgres://ann@db/shop",
                "psql -hdb -Uann shop                                | postgres://ann@db/shop",
                "psql shop ann                                       | postgres://ann@/shop",
                "psql $DATABASE_URL                                  | postgres://env/db",
                "host=db port=5433 dbname=shop user=ann password='a b@' sslmode=require | postgres://ann:a%20b%40@db:5433/shop?sslmode=require",
                "psql 'host=/run/pg dbname=shop'                     | postgres://%2Frun%2Fpg/shop",
                "psql postgre://ann:hidden@db/shop                   | psql postgre://ann:hidden@db/shop",
                "host=db dbname=postgre://ann:hidden@db/shop         | db dbname=postgre://ann:hidden@db/shop",
                "PGPASSWORD=hidden                                   | PGPASSWORD=hidden",
                "schema.sql                                          | schema.sql",
                "sample:ledger                                       | sample:ledger",
                "NO_SUCH_VARIABLE                                    | NO_SUCH_VARIABLE",
            })
    void comesOutAsAUrl(String text, String url) {
        assertThat(pasted.url(text)).isEqualTo(url);
    }

    @Test
    void aLongTextThatIsNoAddressComesBack() {
        var text = "x'y'".repeat(20_000);

        assertThat(pasted.url(text)).isEqualTo(text);
    }

    @Test
    void whatComesOutIsUnderstood() {
        var url = DatabaseUrl.parse(pasted.url("psql -h db -U 'ann o' \"my shop\""));

        assertThat(url.user()).isEqualTo("ann o");
        assertThat(url.database()).isEqualTo("my shop");
    }
}
