package dev.seedbed.ui.shell;

import dev.seedbed.ui.audit.AuditView;
import dev.seedbed.ui.audit.AuditViewModel;
import dev.seedbed.ui.branches.BranchesView;
import dev.seedbed.ui.branches.BranchesViewModel;
import dev.seedbed.ui.cascade.CascadeView;
import dev.seedbed.ui.cascade.CascadeViewModel;
import dev.seedbed.ui.ci.CiView;
import dev.seedbed.ui.ci.CiViewModel;
import dev.seedbed.ui.command.Command;
import dev.seedbed.ui.export.ExportView;
import dev.seedbed.ui.export.ExportViewModel;
import dev.seedbed.ui.preview.PreviewView;
import dev.seedbed.ui.preview.PreviewViewModel;
import dev.seedbed.ui.routes.RoutesView;
import dev.seedbed.ui.routes.RoutesViewModel;
import dev.seedbed.ui.scenario.ScenarioView;
import dev.seedbed.ui.scenario.ScenarioViewModel;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.settings.Settings;
import dev.seedbed.ui.settings.SettingsView;
import dev.seedbed.ui.welcome.WelcomeView;
import dev.seedbed.ui.welcome.WelcomeViewModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;

/// The screens of a window, each made when it is first looked at.
final class Screens {

    private final Session session;
    private final Settings settings;
    private final Runnable reload;
    private final Map<Section, Screen> made = new EnumMap<>(Section.class);

    /// A screen, where the keyboard begins on it, what refreshing it means, and what can be done on it.
    record Screen(Parent root, Runnable focus, Runnable refresh, List<Command> commands) {

        Screen(Parent root, Runnable focus, Runnable refresh) {
            this(root, focus, refresh, List.of());
        }
    }

    Screens(Session session, Settings settings, Runnable reload) {
        this.session = session;
        this.settings = settings;
        this.reload = reload;
    }

    Screen of(Section section) {
        return made.computeIfAbsent(section, this::make);
    }

    private Screen make(Section section) {
        return switch (section) {
            case WELCOME -> {
                var view = new WelcomeView(new WelcomeViewModel(session));
                yield new Screen(view.root(), view::focus, reload);
            }
            case CASCADE -> {
                var view = new CascadeView(new CascadeViewModel(session));
                yield new Screen(view.root(), view::focus, reload, view.commands());
            }
            case SCENARIO -> {
                var view = new ScenarioView(new ScenarioViewModel(session));
                yield new Screen(view.root(), view::focus, reload, view.commands());
            }
            case PREVIEW -> {
                var view = new PreviewView(new PreviewViewModel(session));
                yield new Screen(view.root(), view::focus, reload);
            }
            case EXPORT -> {
                var view = new ExportView(new ExportViewModel(session));
                yield new Screen(view.root(), view::focus, reload);
            }
            case BRANCHES -> {
                var branches = new BranchesViewModel(session);
                var view = new BranchesView(branches);
                yield new Screen(view.root(), view::focus, branches::refresh);
            }
            case ROUTES -> {
                var view = new RoutesView(new RoutesViewModel(session));
                yield new Screen(view.root(), view::focus, reload);
            }
            case CI -> {
                var ci = new CiViewModel(session);
                var view = new CiView(ci);
                yield new Screen(view.root(), view::focus, ci::look);
            }
            case AUDIT -> {
                var audit = new AuditViewModel(session);
                var view = new AuditView(audit);
                yield new Screen(view.root(), view::focus, audit::audit);
            }
            case SETTINGS -> {
                var view = new SettingsView(settings);
                yield new Screen(view.root(), view::focus, () -> {});
            }
        };
    }
}
