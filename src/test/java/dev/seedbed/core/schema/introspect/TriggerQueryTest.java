package dev.seedbed.core.schema.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.Trigger;
import org.junit.jupiter.api.Test;

class TriggerQueryTest extends CatalogueTest {

    @Test
    void namesTheTriggersThatSomebodyWrote() {
        var table = readTable("""
                CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TABLE t (id int PRIMARY KEY, parent int REFERENCES t);
                CREATE TRIGGER stamps BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
                CREATE CONSTRAINT TRIGGER checks AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
                CREATE TRIGGER sleeps BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
                CREATE TRIGGER insists BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
                CREATE TRIGGER elsewhere BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
                ALTER TABLE t DISABLE TRIGGER sleeps, ENABLE ALWAYS TRIGGER insists, ENABLE REPLICA TRIGGER elsewhere;
                """);

        assertThat(table.triggers())
                .containsExactly(
                        new Trigger("checks", true, true),
                        new Trigger("insists", true, false),
                        new Trigger("stamps", true, true));
    }

    @Test
    void namesTheRulesThatRewriteAnInsert() {
        var table = readTable("""
                CREATE TABLE t (id int);
                CREATE RULE silent AS ON INSERT TO t DO INSTEAD NOTHING;
                CREATE RULE asleep AS ON INSERT TO t DO ALSO NOTHING;
                CREATE RULE other AS ON DELETE TO t DO INSTEAD NOTHING;
                ALTER TABLE t DISABLE RULE asleep;
                """);

        assertThat(table.interception().insertRules()).containsExactly("silent");
    }
}
