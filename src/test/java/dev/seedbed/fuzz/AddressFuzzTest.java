package dev.seedbed.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.PastedAddress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.project.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Addresses as they are pasted, broken: they become an address or a problem, and never show a password.
class AddressFuzzTest {

    private static final String SECRET = "hunter2hunter2";
    private static final Pattern WHOLE = Pattern.compile("(?i:(//[^/?#@:\\s]+:|password='?))" + SECRET + "['@]");
    private static final List<String> ADDRESSES = List.of(
            "postgres://ann:" + SECRET + "@db.example:6543/shop?sslmode=require&options=-c%20role%3Dx",
            "postgresql://ann:" + SECRET + "@[::1]:5432/shop",
            "jdbc:postgresql://db/shop?user=ann&password=" + SECRET,
            "jdbc:postgresql:shop",
            "psql \"postgres://ann:" + SECRET + "@db/shop\" -c 'select 1'",
            "psql -h db -p 6543 -U ann shop",
            "host=db port=5433 dbname=shop user=ann password='" + SECRET + "' sslmode=require",
            "export DATABASE_URL='postgres://ann:" + SECRET + "@db/shop'",
            "${DATABASE_URL}",
            "sample:ledger",
            "schema.sql");
    private static final List<String> WORDS = List.of(
            "postgres://",
            "jdbc:postgresql:",
            "psql ",
            "-h",
            "--host=",
            "password=",
            "user=",
            "host=",
            "dbname=",
            "$DATABASE_URL",
            "[::1]",
            ":5432",
            ":99999",
            "/shop",
            "?sslmode=",
            "%40",
            "export A=",
            "sample:",
            ".sql",
            ".yaml");

    private final PastedAddress pasted = new PastedAddress(name ->
            Optional.ofNullable(Map.of("DATABASE_URL", ADDRESSES.getFirst()).get(name)));

    @Test
    void isUnderstoodOrRefusedAndShowsNoPassword() {
        Fuzzing.run("addresses", Duration.ofSeconds(1), this::tryOne);
    }

    private void tryOne(Random random) {
        var mutation = new Mutation(random, WORDS);
        var text = mutation.of(mutation.pick(ADDRESSES));
        try {
            understood(text, pasted.url(text));
        } catch (SeedbedException refused) {
            assertHidden(text, refused.problem().text());
            throw refused;
        }
    }

    private static void understood(String text, String address) {
        if (!DatabaseUrl.looksLikeOne(address)) {
            Source.parse(address);
            return;
        }
        var url = DatabaseUrl.parse(address);
        if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            assertThat(DatabaseUrl.parse(url.connectable())).isEqualTo(url);
        }
        assertHidden(text, url + url.place() + new Source.Database(url).text());
    }

    /// A password that was torn off its place, or is there twice, is none.
    private static void assertHidden(String text, String shown) {
        if (WHOLE.matcher(text).results().count() == 1 && text.split(SECRET, -1).length == 2) {
            assertThat(shown).as(text).doesNotContain(SECRET);
        }
    }
}
