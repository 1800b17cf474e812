package dev.seedbed.core.generate.value;

import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.NameMode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The closed vocabulary of one language: word lists, one file each, and the forms that words are put together in. The
/// lists are frozen, for each word has its place in data that exists; `words/README.md` says where they come from.
public final class Dictionary {

    /// The word lists that a language may have.
    private static final List<String> LISTS = List.of(
            "first-names",
            "last-names",
            "company-names",
            "company-forms",
            "streets",
            "street-suffixes",
            "cities",
            "regions",
            "words",
            "adjectives",
            "departments",
            "materials",
            "products",
            "things",
            "qualities",
            "industries",
            "jobs",
            "colors",
            "topics",
            "activities",
            "subjects",
            "predicates",
            "circumstances");

    private static final Map<Language, Dictionary> OPENED = new ConcurrentHashMap<>();

    private final Language language;
    private final Properties forms;
    private final Map<String, Optional<Words>> lists = new ConcurrentHashMap<>();
    private final Map<NameMode, Names> names = new ConcurrentHashMap<>();

    private Dictionary(Language language) {
        this.language = language;
        this.forms = forms(language);
    }

    /// Each list is read on first use.
    public static Dictionary of(Language language) {
        return OPENED.computeIfAbsent(language, Dictionary::new);
    }

    public Language language() {
        return language;
    }

    public Words words(String list) {
        return find(list).orElseThrow(() -> new IllegalStateException(language.code() + " has no list " + list));
    }

    public Optional<Words> find(String list) {
        return lists.computeIfAbsent(list, this::read);
    }

    /// Every word of every list, in order.
    public List<String> all() {
        return LISTS.stream()
                .flatMap(list -> find(list).stream())
                .flatMap(words -> words.list().stream())
                .toList();
    }

    /// What people are called in this language.
    public Names names(NameMode mode) {
        return names.computeIfAbsent(mode, wanted -> Names.of(this, wanted));
    }

    public Form form(String name) {
        return Form.parse(setting(name));
    }

    /// What stands between the words of a sentence.
    public String between() {
        return setting("words").equals("apart") ? " " : "";
    }

    String setting(String name) {
        return Optional.ofNullable(forms.getProperty(name))
                .orElseThrow(() -> new IllegalStateException(language.code() + " has no form " + name));
    }

    /// What its forms hold besides chosen words.
    public Stream<String> fixed() {
        return forms.stringPropertyNames().stream()
                .flatMap(name -> form(name).pieces().stream())
                .flatMap(piece -> piece instanceof Form.Piece.Fixed(var text) ? Stream.of(text) : Stream.empty());
    }

    private Optional<Words> read(String list) {
        try (var stream = Dictionary.class.getResourceAsStream("words/" + language.code() + "/" + list + ".txt")) {
            return Optional.ofNullable(stream == null ? null : stream.readAllBytes())
                    .map(utf8 -> new Words(
                            new String(utf8, StandardCharsets.UTF_8).lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties forms(Language language) {
        var properties = new Properties();
        var name = "words/" + language.code() + "/forms.properties";
        try (var stream = Dictionary.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + name);
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
