package dev.seedbed.core.schema.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import org.junit.jupiter.api.Test;

class ForeignKeyQueryTest extends CatalogueTest {

    private static final String PARENT = "CREATE TABLE p (a int, b int, c int UNIQUE, PRIMARY KEY (a, b));";

    private ForeignKey readKey(String ddl) {
        return readTable(PARENT + ddl).foreignKeys().getFirst();
    }

    @Test
    void pairsTheColumnsOfACompositeKey() {
        var key = readKey("CREATE TABLE t (x int, y int, CONSTRAINT k FOREIGN KEY (y, x) REFERENCES p (b, a))");

        assertThat(key.name()).isEqualTo("k");
        assertThat(key.table()).isEqualTo(name("t"));
        assertThat(key.target()).isEqualTo(name("p"));
        assertThat(key.columns()).containsExactly("y", "x");
        assertThat(key.targetColumns()).containsExactly("b", "a");
        assertThat(key.definition()).isEqualTo("FOREIGN KEY (y, x) REFERENCES public.p(b, a)");
    }

    @Test
    void readsEveryDeleteAction() {
        var table = readTable("""
                CREATE TABLE p (id int PRIMARY KEY);
                CREATE TABLE t (
                    a int CONSTRAINT k1 REFERENCES p,
                    b int CONSTRAINT k2 REFERENCES p ON DELETE RESTRICT,
                    c int CONSTRAINT k3 REFERENCES p ON DELETE CASCADE,
                    d int CONSTRAINT k4 REFERENCES p ON DELETE SET NULL,
                    e int CONSTRAINT k5 REFERENCES p ON DELETE SET DEFAULT
                );
                """);

        assertThat(table.foreignKeys())
                .extracting(ForeignKey::onDelete)
                .containsExactly(
                        DeleteAction.NO_ACTION,
                        DeleteAction.RESTRICT,
                        DeleteAction.CASCADE,
                        DeleteAction.SET_NULL,
                        DeleteAction.SET_DEFAULT);
    }

    @Test
    void clearsAllColumnsUnlessTheKeyNamesSome() {
        var table = readTable(PARENT + """
                CREATE TABLE t (
                    x int, y int,
                    CONSTRAINT k1 FOREIGN KEY (x, y) REFERENCES p ON DELETE SET NULL,
                    CONSTRAINT k2 FOREIGN KEY (x, y) REFERENCES p ON DELETE SET NULL (y),
                    CONSTRAINT k3 FOREIGN KEY (x, y) REFERENCES p ON DELETE CASCADE
                );
                """);

        assertThat(table.foreignKeys().get(0).clearedColumns()).containsExactly("x", "y");
        assertThat(table.foreignKeys().get(1).clearedColumns()).containsExactly("y");
        assertThat(table.foreignKeys().get(2).clearedColumns()).isEmpty();
    }

    @Test
    void knowsWhenAKeyIsChecked() {
        var table = readTable("""
                CREATE TABLE p (id int PRIMARY KEY);
                CREATE TABLE t (
                    a int CONSTRAINT k1 REFERENCES p,
                    b int CONSTRAINT k2 REFERENCES p DEFERRABLE,
                    c int CONSTRAINT k3 REFERENCES p DEFERRABLE INITIALLY DEFERRED
                );
                """);

        assertThat(table.foreignKeys()).extracting(ForeignKey::deferrable).containsExactly(false, true, true);
        assertThat(table.foreignKeys())
                .extracting(ForeignKey::initiallyDeferred)
                .containsExactly(false, false, true);
    }

    @Test
    void knowsMatchFull() {
        assertThat(readKey("CREATE TABLE t (x int, y int, FOREIGN KEY (x, y) REFERENCES p MATCH FULL)")
                        .matchFull())
                .isTrue();
        assertThat(readKey("CREATE TABLE t (x int, y int, FOREIGN KEY (x, y) REFERENCES p)")
                        .matchFull())
                .isFalse();
    }

    @Test
    void knowsKeysThatOldRowsMayBreak() {
        var key = readKey("CREATE TABLE t (x int); ALTER TABLE t ADD FOREIGN KEY (x) REFERENCES p (c) NOT VALID");

        assertThat(key.validated()).isFalse();
    }

    @Test
    void readsKeysToUniqueColumnsAndToOtherSchemas() {
        var schema = read("""
                CREATE SCHEMA "Auth";
                CREATE TABLE "Auth".users (id int PRIMARY KEY, email text);
                CREATE UNIQUE INDEX ON "Auth".users (email);
                CREATE TABLE t (owner text REFERENCES "Auth".users (email));
                """);
        var key = schema.table(name("t")).foreignKeys().getFirst();

        assertThat(key.target()).isEqualTo(new TableName("Auth", "users"));
        assertThat(key.targetColumns()).containsExactly("email");
        assertThat(schema.referencing().get(key.target())).containsExactly(key);
    }

    @Test
    void readsSelfReferences() {
        var key = readTable("CREATE TABLE t (id int PRIMARY KEY, parent int REFERENCES t ON DELETE CASCADE)")
                .foreignKeys()
                .getFirst();

        assertThat(key.selfReference()).isTrue();
        assertThat(key.deleteTrigger()).isEqualTo(deleteTrigger("t", "RI_FKey_cascade_del"));
    }

    @Test
    void namesTheTriggerThatActsOnDelete() {
        var key = readKey("CREATE TABLE t (x int REFERENCES p (c) ON DELETE SET NULL)");

        assertThat(key.deleteTrigger()).isEqualTo(deleteTrigger("p", "RI_FKey_setnull_del"));
    }

    @Test
    void countsTheKeyOfAPartitionedTableOnce() {
        var table = readTable(PARENT + """
                CREATE TABLE t (x int, k int REFERENCES p (c) ON DELETE CASCADE) PARTITION BY LIST (x);
                CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);
                CREATE TABLE t2 PARTITION OF t DEFAULT;
                """);

        assertThat(table.foreignKeys()).hasSize(1);
        assertThat(table.foreignKeys().getFirst().deleteTrigger()).isEqualTo(deleteTrigger("p", "RI_FKey_cascade_del"));
    }

    @Test
    void countsAKeyToAPartitionedTableOnce() {
        var schema = read("""
                CREATE TABLE p (id int PRIMARY KEY) PARTITION BY LIST (id);
                CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
                CREATE TABLE p2 PARTITION OF p DEFAULT;
                CREATE TABLE t (k int REFERENCES p ON DELETE CASCADE);
                """);
        var keys = schema.table(name("t")).foreignKeys();

        assertThat(keys).extracting(ForeignKey::target).containsExactly(name("p"));
        assertThat(keys.getFirst().deleteTrigger()).isEqualTo(deleteTrigger("p", "RI_FKey_cascade_del"));
    }

    @Test
    void leadsAKeyToASinglePartitionToItsTable() {
        var schema = read("""
                CREATE TABLE p (id int) PARTITION BY LIST (id);
                CREATE TABLE p1 PARTITION OF p (PRIMARY KEY (id)) FOR VALUES IN (1);
                CREATE TABLE t (k int REFERENCES p1);
                """);

        assertThat(schema.table(name("t")).foreignKeys().getFirst().target()).isEqualTo(name("p"));
    }

    @Test
    void leavesOutAKeyToATableThatAnExtensionOwns() {
        var table = readTable("""
                CREATE EXTENSION pg_trgm;
                CREATE TABLE owned (id int PRIMARY KEY);
                ALTER EXTENSION pg_trgm ADD TABLE owned;
                CREATE TABLE t (a int REFERENCES owned);
                """);

        assertThat(table.foreignKeys()).isEmpty();
    }

    private String deleteTrigger(String table, String function) {
        return ask("""
                SELECT tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
                WHERE tgrelid = '%s'::regclass AND proname = '%s'
                """.formatted(table, function));
    }

    @Test
    void readsKeysToAUniqueIndexThatIsNoConstraint() {
        var table = readTable("""
                CREATE TABLE p (id int PRIMARY KEY, email text NOT NULL, extra int);
                CREATE UNIQUE INDEX p_email ON p (email) INCLUDE (extra);
                CREATE TABLE t (email text REFERENCES p (email));
                """);

        assertThat(table.foreignKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.targetColumns()).containsExactly("email"));
    }
}
