package dev.seedbed.core.cascade.drawing;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
import static dev.seedbed.testing.SchemaBuilder.mayRefer;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.schema.Schema;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class GraphSvgTest {

    private static final List<String> HOSTILE = List.of(
            "</text><script>alert(1)</script>",
            "a & b",
            "\"quoted\"",
            "it's",
            "]]>",
            "bell\u0007",
            "-- ; {}",
            "Größe 表 🛒");

    @Test
    void isWellFormedWhateverTheNames() {
        var schema = schema().table("tenants");
        for (var name : HOSTILE) {
            schema.table(name, refers("tenant_id", "tenants", CASCADE), mayRefer(name + "_id", name, NO_ACTION));
        }
        var texts = texts(parsed(svg(schema.build())), "text");

        assertThat(texts)
                .contains(
                        "</text><script>alert(1)</script>",
                        "a & b",
                        "\"quoted\"",
                        "it's",
                        "]]>",
                        "-- ; {}",
                        "Größe 表 🛒");
        assertThat(texts).contains("bell\uFFFD");
    }

    @Test
    void saysWhatIsDeletedAndHowItEnds() {
        var schema = schema().table("tenants")
                .table("projects", refers("tenant_id", "tenants", CASCADE))
                .table("bills", refers("tenant_id", "tenants", NO_ACTION))
                .table("countries")
                .build();
        var document = parsed(svg(schema));

        assertThat(texts(document, "text"))
                .contains(
                        "DELETE FROM tenants …",
                        "4 tables: 1 deleted · 1 blocking · 1 shared",
                        "bills",
                        "delete fails here");
        assertThat(texts(document, "title"))
                .contains("bills_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants")
                .anyMatch(title -> title.startsWith("bills: bills_tenant_id_fkey (NO ACTION) lets no tenants go"));
    }

    @Test
    void explainsOnlyWhatOccurs() {
        var schema = schema().table("tenants")
                .table("projects", refers("tenant_id", "tenants", CASCADE))
                .build();

        assertThat(texts(parsed(svg(schema)), "text"))
                .contains(Line.CASCADE.description(), Glyph.DELETED.description())
                .doesNotContain(Line.BLOCKS.description(), Glyph.CYCLE.description());
    }

    @Test
    void wearsEveryColourInLightAndDark() {
        var svg = svg(schema().table("tenants").build());
        var dark = svg.indexOf("prefers-color-scheme: dark");

        for (var colour : Palette.values()) {
            assertThat(svg.substring(0, dark)).contains(colour.light());
            assertThat(svg.substring(dark)).contains(colour.dark());
        }
    }

    @Test
    void needsNothingFromElsewhere() {
        assertThat(svg(schema().table("tenants").build()))
                .doesNotContain("href", "url(", "@import", "<script")
                .containsOnlyOnce("http");
    }

    private static String svg(Schema schema) {
        var graph = TenantGraph.of(schema);
        return GraphSvg.write(graph, new LayeredLayout().layout(graph));
    }

    private static Document parsed(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(svg, e);
        }
    }

    private static List<String> texts(Document document, String element) {
        var texts = new ArrayList<String>();
        var nodes = document.getElementsByTagName(element);
        for (var position = 0; position < nodes.getLength(); position++) {
            texts.add(nodes.item(position).getTextContent());
        }
        return texts;
    }
}
