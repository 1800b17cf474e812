package dev.seedbed.ui.shell;

import dev.seedbed.ui.fx.Messages;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/// The screens, in the order of the way through them; the first is where a schema is chosen.
public enum Section {
    WELCOME(Feather.FOLDER),
    CASCADE(Feather.GIT_BRANCH),
    SCENARIO(Feather.SLIDERS),
    PREVIEW(Feather.GRID),
    EXPORT(Feather.DOWNLOAD),
    BRANCHES(Feather.COPY),
    ROUTES(Feather.SHIELD),
    CI(Feather.REPEAT),
    AUDIT(Feather.SEARCH),
    SETTINGS(Feather.SETTINGS);

    private final Feather icon;

    Section(Feather icon) {
        this.icon = icon;
    }

    public Feather icon() {
        return icon;
    }

    public String title() {
        return Messages.text("section." + name().toLowerCase(Locale.ROOT));
    }

    /// Whether it shows nothing until a project is open.
    public boolean needsProject() {
        return this != WELCOME && this != BRANCHES && this != AUDIT && this != SETTINGS;
    }
}
