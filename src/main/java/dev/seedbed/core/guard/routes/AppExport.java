package dev.seedbed.core.guard.routes;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.util.Map;
import java.util.regex.Pattern;

/// A module of the repository, and the name that it exports; both empty where the framework finds the
/// application itself.
public record AppExport(String module, String name) implements Application {

    private static final Pattern WRITTEN =
            Pattern.compile("(?!.*\\.\\.)(?:\\./)?([\\w@.-]+(?:/[\\w@.-]+)*)#([A-Za-z_$][\\w$]*)");

    /// Understands `./src/app.ts#app`; without `#`, the name that is usual with the framework; nothing at all
    /// for all that is usual.
    static AppExport parse(String text, Framework framework) {
        if (framework.app().isEmpty()) {
            return new AppExport("", "");
        }
        var usual = framework.app().indexOf('#');
        var full = text.isEmpty()
                ? framework.app()
                : text.contains("#") ? text : text + framework.app().substring(usual);
        var written = WRITTEN.matcher(full);
        if (!written.matches()) {
            throw Problem.error(
                            Category.USAGE,
                            "This is not what --app takes.",
                            text,
                            "It is a module of the repository and the name that it exports.",
                            "Give for example " + framework.app() + ".")
                    .exception();
        }
        return new AppExport(written.group(1), written.group(2));
    }

    /// TypeScript imports a module by the name that it has once it is compiled.
    @Override
    public Map<String, String> values() {
        return Map.of("app", "./" + module.replaceAll("\\.([cm]?)tsx?$", ".$1js"), "export", name);
    }
}
