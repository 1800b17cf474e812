package dev.seedbed.fakes;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A service's published description, held against both sides of a conversation.
///
/// The descriptions are not part of the project: they lie beside it, and where they do not, the tests that
/// need them are skipped, and say so.
public final class OpenApiContract {

    private static final Path FOLDER = Path.of("shared", "contracts");
    private static final int FIRST_ERROR = 400;
    private static final Map<String, OpenApiContract> READ = new ConcurrentHashMap<>();

    private final OpenApiInteractionValidator strict;
    private final OpenApiInteractionValidator undocumentedStatus;
    private final DeclaredKeys keys;

    private OpenApiContract(String text, boolean combinesSchemas) {
        this.strict = validator(text, combinesSchemas, Level.ERROR);
        this.undocumentedStatus = validator(text, combinesSchemas, Level.IGNORE);
        this.keys = new DeclaredKeys(new YAMLMapper().readTree(text));
    }

    /// Skips the test where the file is not there.
    public static OpenApiContract require(String file) {
        return require(file, false);
    }

    /// For descriptions that put bodies together with `allOf`: there a validator finds every key wrong that
    /// one of the parts does not know, so only our own check looks at keys.
    public static OpenApiContract requireCombined(String file) {
        return require(file, true);
    }

    private static OpenApiContract require(String file, boolean combined) {
        var path = find(file);
        Assumptions.assumeTrue(path.isPresent(), () -> "The description of the service is not there: " + file);
        return READ.computeIfAbsent(file, _ -> new OpenApiContract(read(path.orElseThrow()), combined));
    }

    private static Optional<Path> find(String file) {
        return Stream.iterate(Path.of(System.getProperty("user.dir")).toAbsolutePath(), Path::getParent)
                .takeWhile(folder -> folder != null)
                .map(folder -> folder.resolve(FOLDER).resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A parameter that is one of several kinds of text, the validator takes for JSON.
    private static OpenApiInteractionValidator validator(String text, boolean combined, Level unknownStatus) {
        var levels = LevelResolver.create()
                .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
                .withLevel("validation.request.parameter.schema.invalidJson", Level.IGNORE)
                .withLevel("validation.response.status.unknown", unknownStatus)
                .withLevel("validation.schema.additionalProperties", combined ? Level.IGNORE : Level.ERROR)
                .build();
        return OpenApiInteractionValidator.createForInlineApiSpecification(text)
                .withBasePathOverride("/")
                .withLevelResolver(levels)
                .build();
    }

    /// What is wrong with a request; empty for a good one. It says what and where, with secrets blanked.
    List<String> breaches(Call call) {
        var request = new SimpleRequest.Builder(call.method(), call.path());
        call.headers().forEach(request::withHeader);
        call.queries().forEach(request::withQueryParam);
        if (!call.text().isEmpty()) {
            request.withBody(call.text());
        }
        var told = messages(strict.validateRequest(request.build()));
        var undeclared = json(call.text())
                .map(body -> keys.undeclaredInRequest(call.method(), call.path(), body))
                .orElseGet(List::of);
        return Stream.concat(told, undeclared.stream()).map(TestSecrets::blank).toList();
    }

    /// What is wrong with an answer. Errors may have a status that the description does not know.
    List<String> breaches(Call call, Answer answer) {
        var response = SimpleResponse.Builder.status(answer.status());
        if (!answer.body().isEmpty()) {
            response.withContentType(answer.contentType()).withBody(answer.body());
        }
        var validator = answer.status() >= FIRST_ERROR ? undocumentedStatus : strict;
        var told = messages(
                validator.validateResponse(call.path(), Request.Method.valueOf(call.method()), response.build()));
        var undeclared = json(answer.body())
                .map(body -> keys.undeclaredInResponse(call.method(), call.path(), answer.status(), body))
                .orElseGet(List::of);
        return Stream.concat(told, undeclared.stream()).map(TestSecrets::blank).toList();
    }

    private static Stream<String> messages(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(message -> message.getKey() + ": " + message.getMessage());
    }

    /// Text that is no JSON is for the validator to find.
    private static Optional<JsonNode> json(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Call.JSON.readTree(text));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
