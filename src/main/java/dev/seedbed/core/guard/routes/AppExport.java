package dev.seedbed.core.guard.routes;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.util.regex.Pattern;

/// Where the application is exported: a module of the repository, and a name in it.
public record AppExport(String module, String name) {

    private static final Pattern WRITTEN = Pattern.compile("(\\./)?(?!.*\\.\\.)([\\w@.-]+(?:/[\\w@.-]+)*)#([A-Za-z_$][\\w$]*)");

    /// Nothing is exported: the framework finds the application itself.
    static final AppExport NONE = new AppExport("", "");

    /// Understands `./src/app.ts#app`; without `#`, the name that is usual with the framework.
    public static AppExport parse(String text, Framework framework) {
        if (framework.app().isEmpty()) {
            return NONE;
        }
        var usual = framework.app().substring(framework.app().indexOf('#'));
        var written = WRITTEN.matcher(text.contains("#") ? text : text + usual);
        if (!written.matches()) {
            throw Problem.error(
                            Category.USAGE,
                            "This is not what --app takes.",
                            text,
                            "It is a module of the repository and the name that it exports.",
                            "Give for example " + framework.app() + ".")
                    .exception();
        }
        return new AppExport(written.group(2), written.group(3));
    }

    /// As TypeScript imports it from the top of the repository: by the name that it has once it is compiled.
    String specifier() {
        return "./" + module.replaceAll("\\.([cm]?)tsx?$", ".$1js");
    }
}
