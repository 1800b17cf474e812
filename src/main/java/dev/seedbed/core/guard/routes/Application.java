package dev.seedbed.core.guard.routes;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The application that the test routes stand before: where its code is.
public sealed interface Application permits AppExport, SpringApp {

    /// What goes into the blanks of the templates.
    Map<String, String> values();

    /// What a person says, or else what is usual with the framework, or found in the repository.
    static Application of(Framework framework, Optional<String> said, Path repository) {
        return framework == Framework.SPRING
                ? SpringApp.read(repository, said)
                : AppExport.parse(said.orElse(""), framework);
    }
}
