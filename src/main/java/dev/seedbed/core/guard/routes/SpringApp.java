package dev.seedbed.core.guard.routes;

import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// A Spring Boot application that Maven builds: its coordinates, the version of Boot, and the class that starts
/// it.
public record SpringApp(String group, String artifact, String version, String boot, String mainClass)
        implements Application {

    private static final String POM = "pom.xml";
    private static final String DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final Pattern PLAIN = Pattern.compile("[\\w.-]+");
    private static final Pattern CLASS = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");

    static SpringApp read(Path repository, Optional<String> mainClass) {
        var project = project(repository.resolve(POM));
        var parent = child(project, "parent");
        var boot = parent.filter(element -> text(element, "artifactId").equals("spring-boot-starter-parent"))
                .map(element -> text(element, "version"))
                .orElseThrow(() -> refused(
                        "The parent is not spring-boot-starter-parent.",
                        "Make it the parent of the application's pom.xml."));
        var group = text(project, "groupId");
        var inherited = group.isEmpty()
                ? parent.map(element -> text(element, "groupId")).orElse("")
                : group;
        return new SpringApp(
                plain(inherited, "groupId"),
                plain(text(project, "artifactId"), "artifactId"),
                plain(text(project, "version"), "version"),
                plain(boot, "version of spring-boot-starter-parent"),
                mainClass
                        .or(() -> mainClass(repository.resolve("src/main/java")))
                        .filter(name -> CLASS.matcher(name).matches())
                        .orElseThrow(() -> refused(
                                "No one class is annotated with @SpringBootApplication.",
                                "Name it with --app com.example.Application.")));
    }

    private static Element project(Path pom) {
        try (var file = Files.newInputStream(pom)) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(DOCTYPE, true);
            return factory.newDocumentBuilder().parse(file).getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException failure) {
            throw refused(
                    failure instanceof IOException unread ? FileFailure.reason(unread) : "It is not well-formed.",
                    "Give the folder of a Maven project with --out.");
        }
    }

    private static Optional<String> mainClass(Path sources) {
        try (var files = Files.walk(sources)) {
            var found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(SpringApp::starts)
                    .map(file -> sources.relativize(file)
                            .toString()
                            .replaceAll("\\.java$", "")
                            .replaceAll("[/\\\\]", "."))
                    .toList();
            return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean starts(Path source) {
        try {
            return Files.readString(source).contains("@SpringBootApplication");
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Element> child(Element element, String name) {
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getNodeName().equals(name)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    private static String text(Element element, String name) {
        return child(element, name).map(child -> child.getTextContent().strip()).orElse("");
    }

    private static String plain(String value, String name) {
        if (!PLAIN.matcher(value).matches()) {
            throw refused("It has no plain " + name + ".", "Write it there without a property.");
        }
        return value;
    }

    private static SeedbedException refused(String why, String remedy) {
        return Problem.error(Category.USAGE, "This Spring Boot project cannot be read.", POM, why, remedy)
                .exception();
    }

    @Override
    public Map<String, String> values() {
        return Map.of("group", group, "artifact", artifact, "version", version, "boot", boot, "app", mainClass);
    }
}
