package dev.seedbed.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.feedback.SeedbedException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void readsEveryPart() {
        var url = DatabaseUrl.parse("postgres://ann:s3cret@db.example.com:6543/shop?sslmode=require&x=a%26b");

        assertThat(url.host()).isEqualTo("db.example.com");
        assertThat(url.port()).isEqualTo(6543);
        assertThat(url.database()).isEqualTo("shop");
        assertThat(url.user()).isEqualTo("ann");
        assertThat(url.password()).contains(new Secret("s3cret"));
        assertThat(url.parameters()).isEqualTo(Map.of("sslmode", "require", "x", "a&b"));
    }

    @Test
    void fillsInWhatIsLeftOut() {
        var url = DatabaseUrl.parse("postgresql://");

        assertThat(url.host()).isEqualTo("localhost");
        assertThat(url.port()).isEqualTo(5432);
        assertThat(url.user()).isEqualTo(System.getProperty("user.name"));
        assertThat(url.database()).isEqualTo(url.user());
        assertThat(url.password()).isEmpty();
    }

    @Test
    void readsTheSpellingOfJdbc() {
        var url = DatabaseUrl.parse("jdbc:postgresql://db:6000/shop?user=ann&password=s3cret&sslmode=disable");

        assertThat(url.user()).isEqualTo("ann");
        assertThat(url.password()).contains(new Secret("s3cret"));
        assertThat(url.parameters()).isEqualTo(Map.of("sslmode", "disable"));
        assertThat(DatabaseUrl.parse("jdbc:postgresql:shop").database()).isEqualTo("shop");
    }

    @Test
    void decodesPercentsButNotPluses() {
        var url = DatabaseUrl.parse("postgres://a%40b:p%2Fw%3A%25+@[::1]:7000/my%20shop");

        assertThat(url.user()).isEqualTo("a@b");
        assertThat(url.password()).contains(new Secret("p/w:%+"));
        assertThat(url.host()).isEqualTo("::1");
        assertThat(url.database()).isEqualTo("my shop");
    }

    @Test
    void printsNoSecret() {
        var url = DatabaseUrl.parse("postgres://ann:s3cret@db/shop?sslpassword=hidden&sslmode=require");

        assertThat(url).hasToString("postgres://ann:***@db:5432/shop?sslpassword=***&sslmode=require");
        assertThat(url.place()).doesNotContain("s3cret");
        assertThat(url.withoutSecrets()).hasToString("postgres://ann@db:5432/shop?sslmode=require");
        assertThat(DatabaseUrl.parse(url.toString()).password())
                .as("what was shown is no password")
                .isEmpty();
        assertThat(url.password().orElseThrow()).hasToString("***");
    }

    @Test
    void givesTextThatReadsBackTheSame() {
        var url = DatabaseUrl.parse("postgres://a%40b:p%2Fw%3A%25+@[::1]:7000/my%20shop?options=-c%20a%3Db");

        assertThat(DatabaseUrl.parse(url.connectable())).isEqualTo(url);
    }

    @Test
    void namesAnotherDatabaseOrUser() {
        var url = DatabaseUrl.parse("postgres://ann:s3cret@db/shop");

        assertThat(url.withDatabase("other").connectable()).isEqualTo("postgres://ann:s3cret@db:5432/other");
        assertThat(url.withUser("bob", Optional.empty()).connectable()).isEqualTo("postgres://bob@db:5432/shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:s3cret@db/shop",
                "postgres:/db/shop",
                "postgres://ann:s3cret@db:port/shop",
                "postgres://ann:s3cret@db:99999/shop",
                "postgres://ann:s3cret%@db/shop",
                "postgres://ann:s3cret@one,two/shop",
                "postgres://ann:s3cret@db/shop/more",
                "postgres://ann:s3cret@[db/shop",
                "postgres://db user=ann password='s3cret'",
                "postgres://db/shop user=ann password=s3cret",
                "postgres:///shop?host=/var/run/postgresql&password=s3cret"
            })
    void saysWhatIsWrongWithAnAddressAndNotItsPassword(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(SeedbedException.class)
                .hasMessageContaining("not a database address")
                .hasMessageContaining("what to do")
                .message()
                .doesNotContain("s3cret");
    }

    /// The driver reads its own address again, and makes objects of classes that an address names.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ann:s3cret@db%2Fx%3FsocketFactory=evil%26a=/shop",
                "postgres://ann:s3cret@one%2Ctwo/shop",
                "postgres://ann:s3cret@db%3A1%2C/shop",
                "postgres://ann:s3cret@%2Fvar%2Frun/shop",
                "postgres://ann:s3cret@db/shop?socketFactory=org.springframework.context.support.X&socketFactoryArg=http://x",
                "postgres://ann:s3cret@db/shop?sslfactory=evil.Factory",
                "postgres://ann:s3cret@db/shop?SSLHostnameVerifier=evil.Verifier",
                "postgres://ann:s3cret@db/shop?sslpasswordcallback=evil.Callback",
                "postgres://ann:s3cret@db/shop?authenticationPluginClassName=evil.Plugin",
                "postgres://ann:s3cret@db/shop?xmlFactoryFactory=evil.Factory",
                "postgres://ann:s3cret@db/shop?loggerFile=/tmp/x&loggerLevel=TRACE",
                "postgres://ann:s3cret@db/shop?PGHOST=evil",
                "postgres://ann:s3cret@db/shop?service=evil",
                "postgres://ann:s3cret@db/shop?jaasLogin=true"
            })
    void anAddressNamesNoClassAndNoSecondServer(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(SeedbedException.class)
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void tellsAddressesFromFiles() {
        assertThat(DatabaseUrl.looksLikeOne("POSTGRES://db")).isTrue();
        assertThat(DatabaseUrl.looksLikeOne("jdbc:postgresql://db/x")).isTrue();
        assertThat(DatabaseUrl.looksLikeOne("postgres.sql")).isFalse();
    }
}
